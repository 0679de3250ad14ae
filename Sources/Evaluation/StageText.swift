public import DocumentModel

/// The body of a document as one stage found it, without white space, and what the stage changed.
///
/// Lines come in reading order: that of the paragraphs where there are some.
public struct StageText: Sendable, Hashable {
  /// An edit, its place counted in ``text``.
  public struct PlacedEdit: Sendable, Hashable {
    public var edit: Edit
    public var offset: Int
    public var from: [Unicode.Scalar]
    public var to: [Unicode.Scalar]

    var range: Range<Int> { offset..<offset + from.count }
  }

  /// Name of the stage (`repair`); `nil` for the text after the last one.
  public var stage: String?
  public var text: [Unicode.Scalar]
  /// Ordered by offset; those that change nothing but white space are left out.
  public var edits: [PlacedEdit]

  /// The text before each stage that changed characters, in the order of the stages, and at the end
  /// the text after all of them.
  ///
  /// Edits that do not fit their line, or overlap, are left out. Where the edits do not replay to the
  /// line's text (a document of another make), the line's text still is what stands at the end.
  public static func history(of document: Document) -> [StageText] {
    let lines = readingOrder(of: document)
    var stages: [String] = []
    for edit in document.edits where !stages.contains(edit.stage) { stages.append(edit.stage) }
    let edits = Dictionary(grouping: document.edits) {
      StageAndLine(stage: $0.stage, line: $0.line)
    }
    var texts = lines.map { Array(document[$0].rawText.unicodeScalars) }
    var history: [StageText] = []
    for stage in stages {
      var before = StageText(stage: stage, text: [], edits: [])
      for (index, line) in lines.enumerated() {
        let ofLine = (edits[StageAndLine(stage: stage, line: line)] ?? [])
          .replayable(on: texts[index])
        before.append(texts[index], ofLine)
        for edit in ofLine.reversed() {
          texts[index].replaceSubrange(edit.range, with: edit.to.unicodeScalars)
        }
      }
      history.append(before)
    }
    var end = StageText(stage: nil, text: [], edits: [])
    for line in lines { end.append(Array(document[line].text.unicodeScalars), []) }
    return history + [end]
  }

  private struct StageAndLine: Hashable {
    var stage: String
    var line: LineReference
  }

  /// Each line once; all lines that were not dropped where there are no paragraphs.
  private static func readingOrder(of document: Document) -> [LineReference] {
    let body = document.bodyLines
    guard document.paragraphs.contains(where: { !$0.lines.isEmpty }) else { return body }
    let known = Set(body)
    var seen: Set<LineReference> = []
    return document.paragraphs.flatMap(\.lines)
      .filter { known.contains($0) && seen.insert($0).inserted }
  }

  /// Appends a line without its white space.
  private mutating func append(_ line: [Unicode.Scalar], _ edits: [Edit]) {
    var next = 0
    for edit in edits {
      text += line[next..<edit.offset].withoutSpace
      next = edit.offset
      let placed = PlacedEdit(
        edit: edit, offset: text.count, from: Array(edit.from.unicodeScalars).withoutSpace,
        to: Array(edit.to.unicodeScalars).withoutSpace)
      if placed.from != placed.to { self.edits.append(placed) }
      text += line[edit.range].withoutSpace
      next = edit.range.upperBound
    }
    text += line[next...].withoutSpace
  }
}

extension StageText {
  /// Where the new texts of the edits stand in the text after this stage.
  var rangesAfter: [Range<Int>] {
    var growth = 0
    return edits.map { edit in
      let start = edit.offset + growth
      growth += edit.to.count - edit.from.count
      return start..<start + edit.to.count
    }
  }

  /// Ranges of the text before this stage, in the text after it.
  func carried(_ ranges: [Range<Int>]) -> [Range<Int>] {
    let after = rangesAfter
    func carried(_ position: Int) -> Int {
      // The last edit that begins before the position.
      var low = 0
      var high = edits.count
      while low < high {
        let middle = (low + high) / 2
        if edits[middle].offset < position {
          low = middle + 1
        } else {
          high = middle
        }
      }
      guard low > 0 else { return position }
      let edit = edits[low - 1].range
      guard position < edit.upperBound else {
        return after[low - 1].upperBound + position - edit.upperBound
      }
      return after[low - 1].lowerBound
        + min(position - edit.lowerBound, after[low - 1].count)
    }
    return ranges.map {
      carried($0.lowerBound)..<max(carried($0.lowerBound), carried($0.upperBound))
    }
  }
}

extension Edit {
  fileprivate var range: Range<Int> { offset..<offset + from.unicodeScalars.count }

  fileprivate func fits(_ line: [Unicode.Scalar]) -> Bool {
    // An offset that anybody wrote may be too large to be added to.
    offset >= 0 && offset <= line.count - from.unicodeScalars.count
      && line[range].elementsEqual(from.unicodeScalars)
  }
}

extension Sequence<Edit> {
  /// Those that fit a line, ordered by offset, without any that overlaps one before it.
  ///
  /// Edits overlap in documents of another make, and where a pipeline has a stage twice.
  fileprivate func replayable(on line: [Unicode.Scalar]) -> [Edit] {
    var free = 0
    return filter { $0.fits(line) }
      .sorted { ($0.offset, $0.range.upperBound) < ($1.offset, $1.range.upperBound) }
      .filter { edit in
        guard edit.offset >= free else { return false }
        free = edit.range.upperBound
        return true
      }
  }
}

extension Sequence<Unicode.Scalar> {
  fileprivate var withoutSpace: [Unicode.Scalar] { filter { !Normalisation.isSpace($0) } }
}
