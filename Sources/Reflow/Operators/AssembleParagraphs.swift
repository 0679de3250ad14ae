public import DocumentModel

/// Reflow turns the printed lines of a document into its paragraphs, and leaves out what the paper
/// needed and the text does not: running heads, page numbers, line ends.
///
/// This operator fills `paragraphs`: body lines are joined over lines, columns and pages; headings,
/// list items, table rows, signatures and dates stay apart; each page that was not read leaves a
/// placeholder in its place. Lines keep their text; what a paragraph was made of stands in its `lines`.
/// No scalar other than white space is lost, added or moved, save the hyphen of a Latin word that was
/// parted at a line's end.
///
/// Why it is so: each boundary is decided by itself from the two lines around it, by geometry where
/// there are boxes and by the width of wrapping where there are none, so that one misread line costs
/// one boundary. Captures whose line ends became spaces are first taken apart into the lines they were
/// (``SoftLineEnds``), so that one rule set serves all. Weights were
/// set by hand on some twenty typeset documents and hold for those first of all: paragraph F1 1.00 on
/// their lines with boxes laid out anew and off by up to 0.3 em, 0.98 on the lines without boxes, 0.97
/// on what Tesseract read of their degraded pages. A model that is learnt was not tried: the weights
/// are few enough to be read.
public struct AssembleParagraphs: DocumentOperator {
  public static let name = "reflow"

  /// What stands between Chinese characters and Latin letters or digits in the paragraphs.
  public var hanLatinSpacing = HanLatinSpacing.none

  public init() {}

  public func apply(to document: Document) -> Document {
    var (fragments, failedAtEnd) = FragmentReader.fragments(of: document)
    TableRows.mark(&fragments, in: document)
    let boundary = Boundary(wrapWidth: WrapWidth(of: fragments))
    var result = document
    result.paragraphs = []
    var start = 0
    var beforeBody = true
    // The last line that was not dirt: the next one is compared with it.
    var above = 0
    for last in fragments.indices {
      let end = last + 1
      if !fragments[last].isStray || last == start { above = last }
      guard
        end == fragments.count
          || boundary.lies(
            between: fragments[above], and: fragments[end], paragraphStart: fragments[start])
      else { continue }
      if case .failedPages(let pages) = fragments[start].before {
        result.paragraphs += placeholders(for: pages, of: document)
      }
      let paragraph = paragraph(of: fragments[start..<end], beforeBody: beforeBody)
      beforeBody =
        beforeBody
        && (paragraph.kind == .title || FrontMatter.isNote(paragraph.text.unicodeScalars))
      result.paragraphs.append(paragraph)
      start = end
    }
    result.paragraphs += placeholders(for: failedAtEnd, of: document)
    NumberSpace.restore(in: &result.paragraphs)
    return result
  }

  private func placeholders(for pages: [Int], of document: Document) -> [Paragraph] {
    pages.compactMap { Document.placeholder(for: document.pages[$0]) }
  }

  private func paragraph(of fragments: ArraySlice<Fragment>, beforeBody: Bool) -> Paragraph {
    var lines: [LineReference] = []
    var text = ""
    if let row = fragments.first, !row.cells.isEmpty {
      text = row.cells.map { cell in joined([row.scalars(in: cell)]) }.joined(separator: "\t")
    } else {
      text = joined(fragments.map(\.text))
    }
    for fragment in fragments where lines.last != fragment.line { lines.append(fragment.line) }
    let kind = ParagraphKind.kind(of: fragments, text: text, beforeBody: beforeBody)
    return Paragraph(kind: kind, text: text, lines: lines)
  }

  private func joined(_ pieces: [Substring.UnicodeScalarView]) -> String {
    var joiner = Joiner(spacing: hanLatinSpacing)
    for piece in pieces { joiner.append(piece) }
    return joiner.joined
  }
}
