import DocumentModel
import Foundation

extension Array where Element == Unicode.Scalar {
  init(_ text: String) {
    self = Array(text.unicodeScalars)
  }
}

/// A document of lines, with the edits of `repairs` made in them, those of a stage side by side:
/// (stage, line, from, to).
func document(
  _ lines: [String], _ repairs: [(stage: String, line: Int, from: String, to: String)] = [],
  dropped: Set<Int> = [], paragraphs: [[Int]] = []
) -> Document {
  var page = Page(number: 1, origin: .recognised, lines: lines.map { TextLine(text: $0) })
  var edits: [Edit] = []
  var found = lines
  for repair in repairs {
    if repair.stage != edits.last?.stage { found = page.lines.map(\.text) }
    let text = found[repair.line]
    guard let range = text.range(of: repair.from) else { continue }
    let offset = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
    edits.append(
      Edit(
        stage: repair.stage, rule: "test.tsv:1", line: LineReference(page: 0, line: repair.line),
        offset: offset, from: repair.from, to: repair.to))
    let line = page.lines[repair.line].text
    page.lines[repair.line].text = line.replacingOccurrences(
      of: repair.from, with: repair.to, range: line.range(of: repair.from))
  }
  for line in dropped { page.lines[line].drop = Drop(stage: "test", reason: "page number") }
  return Document(
    name: "test.pdf", kind: "pdf", pages: [page],
    paragraphs: paragraphs.map { lines in
      Paragraph(kind: .body, text: "", lines: lines.map { LineReference(page: 0, line: $0) })
    }, edits: edits)
}
