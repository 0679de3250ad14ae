/// Marks of a site that recur through a document: its address or name between lines of the text.
enum Watermarks {
  private static let fewest = 3
  private static let longest = 40
  /// What a site's mark holds, folded.
  private static let signs = [
    "www.", "http", ".com", ".cn", ".net", ".org", "文库", "文档网", "豆丁", "道客",
  ].map { Array($0.unicodeScalars) }

  /// Makes short lines that recur at least three times, apart from each other, marks of pages.
  static func mark(_ finder: inout ClutterFinder) {
    var places: [[Unicode.Scalar]: [Int]] = [:]
    for index in finder.lines.indices {
      switch finder.lines[index].sign {
      case .beside, .between, .short: break
      default: continue
      }
      let folded = FoldedText(finder.text(index).unicodeScalars, limit: longest + 1)
      guard !folded.isCut, folded.scalars.count >= 4, hasSign(folded.scalars) else { continue }
      places[folded.scalars, default: []].append(index)
    }
    for lines in places.values where lines.count >= fewest {
      guard zip(lines, lines.dropFirst()).allSatisfy({ $1 - $0 > 1 }) else { continue }
      for index in lines {
        finder.lines[index].sign = .page("a mark that recurs \(lines.count) times")
        finder.lines[index].isSure = true
        finder.lines[index].isSureAlone = true
      }
    }
  }

  private static func hasSign(_ text: [Unicode.Scalar]) -> Bool {
    signs.contains { sign in
      text.indices.contains { text[$0...].starts(with: sign) }
    }
  }
}
