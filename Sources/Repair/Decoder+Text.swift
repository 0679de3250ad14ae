public import DocumentModel

extension Decoder {
  /// The name that edits of this room bear as their stage.
  public static let stage = "repair"

  /// Repairs a plain text; its lines may be the printed ones.
  ///
  /// Edits name lines of page 0, numbered from 0 at every line feed, in order; replaying each line's
  /// edits on its old text gives the new text exactly.
  public func decode(_ text: String) -> (text: String, edits: [Edit]) {
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Passage.Line(scalars: Array($0)) }
    let edits = edits(
      of: lines, references: lines.indices.map { LineReference(page: 0, line: $0) })
    guard !edits.isEmpty else { return (text, []) }
    for (line, changes) in edits {
      lines[line].scalars = Array(String(lines[line].scalars).applying(changes).unicodeScalars)
    }
    let repaired = String(lines.map(\.scalars).joined(separator: ["\n"]))
    return (repaired, edits.sorted { $0.key < $1.key }.flatMap(\.value))
  }

  /// The edits of lines that follow one another, by index of the line.
  func edits(of lines: [Passage.Line], references: [LineReference]) -> [Int: [Edit]] {
    let passage = Passage(lines)
    return EditsOfDecisions(
      passage: passage, lines: lines, references: references, table: table, stage: Self.stage
    ).edits(for: decisions(for: passage))
  }
}
