import DocumentModel

/// Finds places of a line's raw text in its text as the stages left it.
enum RawOffsets {
  /// `ranges` of scalar offsets in the raw text as ranges in the text, widened to cover every scalar
  /// of the text; `nil` when the edits do not tell.
  ///
  /// `edits` are the line's, in the order of their stages.
  static func map(_ ranges: [Range<Int>], of line: TextLine, edits: [Edit]) -> [Range<Int>]? {
    let count = line.text.unicodeScalars.count
    var starts = ranges.map(\.lowerBound)
    if line.text != line.rawText {
      var index = 0
      while index < edits.count {
        // The edits of one stage count in the same text: apply their shifts together.
        let stage = edits[index...].prefix { $0.stage == edits[index].stage }
        starts = starts.map { start in
          stage.reduce(start) { moved, edit in
            let from = edit.from.unicodeScalars.count
            guard edit.offset + from <= start else { return moved }
            return moved + edit.to.unicodeScalars.count - from
          }
        }
        index = stage.endIndex
      }
    }
    guard starts.allSatisfy({ (0...count).contains($0) }), starts == starts.sorted() else {
      return nil
    }
    starts[0] = 0
    return starts.indices.map { starts[$0]..<($0 + 1 < starts.count ? starts[$0 + 1] : count) }
  }
}
