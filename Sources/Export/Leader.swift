import DocumentModel

/// The row of dots in a line of a table of contents.
enum Leader {
  /// `text` with its longest run of dots and the spaces around it cut to ` …… `.
  static func shortened(in text: String) -> String {
    guard let run = longestRun(in: text) else { return text }
    return title(of: text, before: run) + " …… " + text[run.upperBound...]
  }

  /// What stands before and behind the longest run of dots; `nil` unless both are there.
  static func parted(_ text: String) -> (title: String, page: String)? {
    guard let run = longestRun(in: text) else { return nil }
    let (title, page) = (title(of: text, before: run), String(text[run.upperBound...]))
    return title.isEmpty || page.isEmpty ? nil : (title, page)
  }

  private static func title(of text: String, before run: Range<String.Index>) -> String {
    text[..<run.lowerBound].trimmingSuffix { $0 == " " || $0 == "\u{3000}" }
  }

  private static func longestRun(in text: String) -> Range<String.Index>? {
    var best: Range<String.Index>?
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
    return best
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
