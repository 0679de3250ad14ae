/// Cuts a document's lines into stretches that are decoded one after the other, so that memory does not
/// grow with the document.
///
/// A stretch ends behind a line whose last character is outside the model (a mark, a digit), where the
/// decoder would begin a new history anyway; without such a line it ends at a limit.
enum LineWindow {
  /// Scalars from which a stretch ends at the next such line: some four pages.
  static let scalars = 4000
  /// Scalars at which it ends whatever the line.
  static let limit = 65_536

  /// Ranges of indices that follow one another and hold all lines.
  static func ranges(of lines: some RandomAccessCollection<Passage.Line>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var length = 0
    for (index, line) in lines.enumerated() {
      length += line.scalars.count
      let last = line.scalars.last { !Script.isSpace($0.value) }
      let endsOutside = last.map { !Script.isHan($0.value) } ?? true
      if length >= limit || length >= scalars && endsOutside {
        ranges.append(start..<index + 1)
        start = index + 1
        length = 0
      }
    }
    if start < lines.count { ranges.append(start..<lines.count) }
    return ranges
  }
}
