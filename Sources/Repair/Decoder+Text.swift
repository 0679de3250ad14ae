public import DocumentModel
import Foundation

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
  ///
  /// Decides with the careful margin first. Where that alone finds much to repair, the text is dirty
  /// and a misreading is likelier everywhere in it: then all is decided anew, still on the text as read,
  /// with a margin lowered by log10 of how much more was found than in clean text.
  func edits(
    of lines: some RandomAccessCollection<Passage.Line>, references: [LineReference]
  ) -> [Int: [Edit]] {
    let windows = LineWindow.ranges(of: lines)
    let careful = pass(over: lines, in: windows, references: references, with: settings)
    let rate = Double(careful.found) / Double(careful.length + DecoderSettings.rateSmoothing)
    let gain = log10(max(1, rate / DecoderSettings.cleanRate))
    guard gain > 0.25, settings.marginLog10 > settings.leastMarginLog10 else {
      return careful.edits
    }
    var bolder = settings
    bolder.marginLog10 = max(settings.leastMarginLog10, settings.marginLog10 - gain)
    return pass(over: lines, in: windows, references: references, with: bolder).edits
  }

  /// One pass, window by window.
  ///
  /// - Returns: edits by line; how many repairs were beyond doubt; how many characters there are.
  private func pass(
    over lines: some RandomAccessCollection<Passage.Line>, in windows: [Range<Int>],
    references: [LineReference], with settings: DecoderSettings
  ) -> (edits: [Int: [Edit]], found: Int, length: Int) {
    var edits: [Int: [Edit]] = [:]
    var found = 0
    var length = 0
    for window in windows {
      let part = Array(lines.dropFirst(window.lowerBound).prefix(window.count))
      let passage = Passage(part)
      let decisions = decisions(for: passage, settings)
      found += decisions.count { ($0.scoreLog10 ?? 0) >= DecoderSettings.evidenceLog10 }
      length += passage.values.count
      let ofPart = EditsOfDecisions(
        passage: passage, lines: part, references: Array(references[window]), table: table,
        stage: Self.stage
      ).edits(for: decisions)
      for (line, changes) in ofPart { edits[window.lowerBound + line] = changes }
    }
    return (edits, found, length)
  }
}
