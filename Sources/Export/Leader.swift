import DocumentModel

/// The row of dots in a line of a table of contents.
enum Leader {
  /// `text` with its longest run of dots and the spaces around it cut to ` …… `.
  static func shortened(in text: String) -> String {
    var best = text.startIndex..<text.startIndex
    var index = text.startIndex
    var length = 0
    while index < text.endIndex {
      guard isDot(text[index]) else {
        index = text.index(after: index)
        continue
      }
      let start = index
      while index < text.endIndex, isDot(text[index]) || text[index] == " " {
        index = text.index(after: index)
      }
      let count = text[start..<index].count
      if count > length { (best, length) = (start..<index, count) }
    }
    guard !best.isEmpty else { return text }
    let title = text[..<best.lowerBound].trimmingSuffix { $0 == " " || $0 == "\u{3000}" }
    return title + " …… " + text[best.upperBound...]
  }

  private static func isDot(_ character: Character) -> Bool {
    let scalars = character.unicodeScalars
    return scalars.count == 1 && scalars.first.map(LeaderDot.isOne) ?? false
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while matches: (Character) -> Bool) -> String {
    var rest = self
    while let last = rest.last, matches(last) { rest = rest.dropLast() }
    return String(rest)
  }
}
