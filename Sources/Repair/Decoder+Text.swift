public import DocumentModel
import Foundation
import Synchronization

extension Decoder {
  /// The name that edits of this room bear as their stage.
  public static let stage = "repair"

  /// Repairs a plain text; its lines may be the printed ones.
  ///
  /// Edits name lines of page 0, numbered from 0 at every line feed, in order; replaying each line's
  /// edits on its old text gives the new text exactly.
  public func decode(_ text: String) -> (text: String, edits: [Edit]) {
    var lines = Passage.Line.lines(of: text)
    let edits = edits(
      of: lines, references: lines.indices.map { LineReference(page: 0, line: $0) })
    guard !edits.isEmpty else { return (text, []) }
    for (line, changes) in edits {
      lines[line].apply(changes)
    }
    let repaired = String(lines.map(\.scalars).joined(separator: ["\n"]))
    return (repaired, edits.sorted { $0.key < $1.key }.flatMap(\.value))
  }

  /// The edits of lines that follow one another, by index of the line.
  ///
  /// Decides with the careful margin first. Where that alone finds something to repair, all is decided
  /// anew, still on the text as read, knowing what the repaired text says elsewhere; and where it finds
  /// much in a text without confidences, the text is dirty and a misreading is likelier everywhere in it:
  /// then with a margin lowered by log10 of how much more was found than in clean text.
  func edits(
    of lines: some RandomAccessCollection<Passage.Line>, references: [LineReference]
  ) -> [Int: [Edit]] {
    verdict(on: lines, references: references).edits
  }

  /// The edits of lines that follow one another, and what they were decided with.
  struct Verdict {
    /// By index of the line.
    var edits: [Int: [Edit]]
    var settings: DecoderSettings
    var memory: TextMemory?
  }

  /// Decides about all lines; see ``edits(of:references:)``.
  func verdict(
    on lines: some RandomAccessCollection<Passage.Line>, references: [LineReference]
  ) -> Verdict {
    let windows = LineWindow.ranges(of: lines)
    var memory = model == nil ? nil : memory(of: lines, in: windows, after: [:])
    let spare = spareCores?.take(atMost: windows.count - 1) ?? 0
    defer { spareCores?.giveBack(spare) }
    let desks = (0...spare).map { _ in Desk(work: work()) }
    let careful = pass(
      over: lines, in: windows, references: references, with: settings, memory: memory, at: desks)
    guard careful.found > 0, model != nil else {
      return Verdict(edits: careful.edits, settings: settings, memory: memory)
    }
    var bolder = settings
    // Confidences tell already where a text is dirty.
    if !careful.hasConfidences {
      let rate = Double(careful.found) / Double(careful.length + DecoderSettings.rateSmoothing)
      bolder.marginLog10 -=
        DecoderSettings.boldness * log10(max(1, rate / DecoderSettings.cleanRate))
      bolder.marginLog10 = max(
        min(settings.leastMarginLog10, settings.marginLog10), bolder.marginLog10)
    }
    memory = self.memory(of: lines, in: windows, after: careful.edits)
    let edits = pass(
      over: lines, in: windows, references: references, with: bolder, memory: memory, at: desks
    ).edits
    return Verdict(edits: edits, settings: bolder, memory: memory)
  }

  /// What the document says, with the repairs made so far.
  private func memory(
    of lines: some RandomAccessCollection<Passage.Line>, in windows: [Range<Int>],
    after edits: [Int: [Edit]]
  ) -> TextMemory {
    var memory = TextMemory(length: lines.reduce(0) { $0 + $1.scalars.count })
    for window in windows {
      var part = Array(lines.dropFirst(window.lowerBound).prefix(window.count))
      for index in part.indices {
        if let edits = edits[window.lowerBound + index] { part[index].apply(edits) }
      }
      memory.add(Passage(part), sure: settings.suspectConfidence)
    }
    return memory
  }

  /// Where one thread decides about windows, one after the other.
  ///
  /// The lock is never waited for: it shows the compiler that a desk has one thread.
  private final class Desk: Sendable {
    private let work: Mutex<Work?>
    private let outcome = Mutex<Outcome?>(nil)

    init(work: sending Work?) { self.work = Mutex(work) }

    func decide(_ body: (inout Work?) -> Outcome) {
      let decided = work.withLock { body(&$0) }
      outcome.withLock { $0 = decided }
    }

    func takeOutcome() -> Outcome? { outcome.withLock { $0.take() } }
  }

  /// What was decided about a window: edits by its lines; how many repairs were beyond doubt; how many characters there
  /// are; whether an engine said how sure it was.
  private struct Outcome {
    var edits: [Int: [Edit]]
    var found: Int
    var length: Int
    var hasConfidences: Bool
  }

  /// One pass, as many windows at once as there are desks; what is decided does not depend on their number.
  ///
  /// - Returns: the same as of a window, of the whole text.
  private func pass(
    over lines: some RandomAccessCollection<Passage.Line>, in windows: [Range<Int>],
    references: [LineReference], with settings: DecoderSettings, memory: TextMemory?,
    at desks: [Desk]
  ) -> Outcome {
    var all = Outcome(edits: [:], found: 0, length: 0, hasConfidences: false)
    for start in stride(from: 0, to: windows.count, by: desks.count) {
      let batch = windows[start..<min(start + desks.count, windows.count)]
      let parts = batch.map { window in
        (
          lines: Array(lines.dropFirst(window.lowerBound).prefix(window.count)),
          references: Array(references[window])
        )
      }
      let decide: @Sendable (Int) -> Void = { number in
        desks[number].decide { work in
          outcome(
            of: parts[number].lines, references: parts[number].references, with: settings,
            memory: memory, &work)
        }
      }
      if let spareCores, parts.count > 1 {
        spareCores.perform(parts.count, decide)
      } else {
        parts.indices.forEach(decide)
      }
      for (window, desk) in zip(batch, desks) {
        guard let outcome = desk.takeOutcome() else { continue }
        for (line, changes) in outcome.edits { all.edits[window.lowerBound + line] = changes }
        all.found += outcome.found
        all.length += outcome.length
        all.hasConfidences = all.hasConfidences || outcome.hasConfidences
      }
    }
    return all
  }

  /// Decides about the lines of one window.
  private func outcome(
    of lines: [Passage.Line], references: [LineReference], with settings: DecoderSettings,
    memory: TextMemory?, _ work: inout Work?
  ) -> Outcome {
    let passage = Passage(lines)
    let decisions = decisions(for: passage, settings, memory: memory, &work)
    let edits = EditsOfDecisions(
      passage: passage, lines: lines, references: references, table: table, stage: Self.stage
    ).edits(for: decisions)
    return Outcome(
      edits: edits,
      found: decisions.count { ($0.scoreLog10 ?? 0) >= DecoderSettings.evidenceLog10 },
      length: passage.values.count,
      hasConfidences: passage.confidences.contains { $0 >= 0 && $0 < 1 })
  }
}

extension Passage.Line {
  /// The lines of a plain text, parted by line feeds.
  static func lines(of text: String) -> [Passage.Line] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Passage.Line(scalars: Array($0)) }
  }

  /// Makes the edits; what they write counts as surely read.
  mutating func apply(_ edits: [Edit]) {
    for edit in edits.reversed() {
      let range = edit.offset..<edit.offset + edit.from.unicodeScalars.count
      scalars.replaceSubrange(range, with: edit.to.unicodeScalars)
      if !confidences.isEmpty {
        confidences.replaceSubrange(
          range, with: repeatElement(-1, count: edit.to.unicodeScalars.count))
      }
    }
  }
}
