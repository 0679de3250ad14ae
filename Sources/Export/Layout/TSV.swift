public import DocumentModel

/// A table of pages, lines and glyphs for spreadsheets and scripts: one row each, cells parted by tabs,
/// UTF-8, LF, a head row, no quotation marks around cells.
///
/// A page's row has its size as its box, and in `note` why it could not be read. A line's row is followed
/// by one for each character of its repaired text, white space included. Cells that do not apply are empty;
/// tabs, line breaks and control characters in texts are spaces. Boxes are pixels of the upright, level
/// page, `right` and `bottom` just outside; numbers count from 1. Columns:
///
/// - `level`: `page`, `line` or `glyph`
/// - `page`, `block`, `line`, `glyph`: the number; blocks on the page, lines on the page, glyphs in the line
/// - `left`, `top`, `right`, `bottom`
/// - `confidence`: 0…1; of a page and a line the mean of its glyphs'
/// - `text`: as repaired; `read`: as it was read, where that differs
/// - `others`: other readings of a glyph, each followed by `:` and its confidence, parted by spaces
/// - `paragraph`: its number in the document; `kind`: the paragraph's kind (`body`), or `header`, `footer`,
///   `page-number`, `left-out`
/// - `note`: why a line was left out of the text, or a page not read
public struct TSV: Exporter {
  public static let format = "tsv"
  public static let suffix = ".tsv"

  static let columns = [
    "level", "page", "block", "line", "glyph", "left", "top", "right", "bottom", "confidence",
    "text",
    "read", "others", "paragraph", "kind", "note",
  ]

  public init() {}

  public func export(_ document: Document, to sink: inout any ByteSink) throws {
    let document = document.standing
    try sink.write(Self.columns.joined(separator: "\t") + "\n")
    let layout = DocumentLayout(of: document)
    var rows = TSVRows()
    for (index, page) in document.pages.enumerated() {
      rows.append(page)
      for (number, line) in page.lines.enumerated() {
        let paragraph = layout.paragraph(page: index, line: number)
        let role =
          line.drop.map(LayoutRole.init)
          ?? .text(paragraph.map { document.paragraphs[$0].kind })
        rows.append(line, number: number + 1, on: page, paragraph: paragraph, role: role)
        for (position, glyph) in zip(1..., layout.glyphs(page: index, line: number)) {
          rows.append(glyph, number: position, of: line, lineNumber: number + 1, on: page)
        }
      }
      try sink.write(bytes: rows.bytes)
      rows.removeAll()
    }
  }
}
