/// All that the profiles of a pipeline know, ready for matching.
struct ClutterPatterns: Sendable {
  private let entries: [Entry]
  fileprivate let wholeLines: PatternAutomaton
  fileprivate let insideEntries: [BoilerplateProfile.Entry]
  fileprivate let inside: PatternAutomaton
  fileprivate let words: NoticeWords

  private struct Entry: Sendable {
    var kind: BoilerplateProfile.Kind
    var entry: BoilerplateProfile.Entry
  }

  static let none = ClutterPatterns([])

  /// Patterns of the profiles in order; where several match, marks of the text's start and end come
  /// first, then heads of lists, lines, page marks, and those before what counts only among others.
  init(_ profiles: [BoilerplateProfile]) {
    let order: [BoilerplateProfile.Kind] = [
      .starts, .ends, .lists, .lines, .pages, .beside, .between,
    ]
    entries = order.flatMap { kind in
      profiles.flatMap { ($0.entries[kind] ?? []).map { Entry(kind: kind, entry: $0) } }
    }
    wholeLines = PatternAutomaton(entries.map(\.entry.pattern), allowsMisreadings: true)
    insideEntries = profiles.flatMap { $0.entries[.inside] ?? [] }
    inside = PatternAutomaton(insideEntries.map(\.pattern), allowsMisreadings: false)
    words = NoticeWords(profiles.flatMap(\.words))
  }

  var hasInsidePatterns: Bool { !insideEntries.isEmpty }

  fileprivate func match(_ index: Int) -> ClutterMatch {
    ClutterMatch(
      kind: entries[index].kind,
      reason: Self.reason(entries[index].entry.origin, entries[index].entry.pattern.source))
  }

  static func reason(_ origin: BoilerplateProfile.Origin, _ what: String) -> String {
    "\(origin.file):\(origin.line) \(what)"
  }
}

/// A pattern that matches a line, and the words for it: `book118.yml:12 文档评论(#)`.
struct ClutterMatch: Equatable {
  var kind: BoilerplateProfile.Kind
  var reason: String
}

/// Looks for patterns line by line; remembers what it has met, so one is made for each document.
struct ClutterReader {
  /// Folded scalars of the longest line that a pattern is compared with as a whole.
  static let longestLine = 160

  private let patterns: ClutterPatterns
  private var wholeLines: LineMatcher
  private var inside: LineMatcher

  init(_ patterns: ClutterPatterns) {
    self.patterns = patterns
    wholeLines = LineMatcher(patterns.wholeLines)
    inside = LineMatcher(patterns.inside)
  }

  /// The pattern that matches the whole of a folded text.
  mutating func match(_ text: some Sequence<Unicode.Scalar>) -> ClutterMatch? {
    wholeLines.match(text).map { patterns.match($0) }
  }

  /// Evidence of a notice in a folded text, with the words for it.
  func evidence(in text: [Unicode.Scalar]) -> (NoticeWords.Evidence, reason: String)? {
    guard text.count <= NoticeWords.longestLine else { return nil }
    let evidence = patterns.words.evidence(in: text)
    guard let word = evidence.word else { return nil }
    let reason = ClutterPatterns.reason(
      patterns.words.origin(of: word), "notice with ‘\(patterns.words.text(of: word))’")
    return (evidence, reason)
  }

  /// Ranges of a folded text that patterns of the kind `inside` match, the longest at each place.
  mutating func pieces(in text: [Unicode.Scalar]) -> [(range: Range<Int>, reason: String)] {
    guard !patterns.insideEntries.isEmpty else { return [] }
    var pieces: [(range: Range<Int>, reason: String)] = []
    var place = 0
    while place < text.count {
      let reach = min(text.count, place + Self.longestLine)
      guard let found = inside.longestPrefix(of: text[place..<reach]) else {
        place += 1
        continue
      }
      let entry = patterns.insideEntries[found.pattern]
      pieces.append(
        (
          place..<place + found.length,
          ClutterPatterns.reason(entry.origin, entry.pattern.source)
        ))
      place += found.length
    }
    return pieces
  }
}
