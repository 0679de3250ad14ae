import DocumentModel

/// All that the profiles of a pipeline know, ready for matching.
struct ClutterPatterns: Sendable {
  private let entries: [Entry]
  fileprivate let wholeLines: PatternAutomaton
  fileprivate let insideEntries: [BoilerplateProfile.Entry]
  fileprivate let inside: PatternAutomaton
  fileprivate let words: NoticeWords

  fileprivate let sureEntries: [Entry]
  fileprivate let sure: PatternAutomaton
  /// Patterns of lines that say what is around them, by kind.
  fileprivate let hints: [BoilerplateProfile.Kind: (entries: [Entry], automaton: PatternAutomaton)]
  /// The profiles' names of their sites, by their first scalar; those of profiles that always act are left out.
  fileprivate let names: [Unicode.Scalar: [(scalars: [Unicode.Scalar], profile: Int)]]
  /// Profiles that act whether or not the document names their site.
  fileprivate let alwaysActive: Set<Int>

  fileprivate struct Entry: Sendable {
    var kind: BoilerplateProfile.Kind
    var entry: BoilerplateProfile.Entry
    /// Index of its profile.
    var profile: Int
  }

  static let none = ClutterPatterns([])

  /// The profile of what sites have in common; its words of weight 3 name no site.
  private static let general = "generic.yml"

  /// Patterns of the profiles in order; where several match, marks of the text's start and end come
  /// first, then heads of lists, lines, page marks, and those before what counts only among others.
  init(_ profiles: [BoilerplateProfile]) {
    let order: [BoilerplateProfile.Kind] = [
      .starts, .ends, .lists, .folds, .lines, .pages, .beside, .between,
    ]
    func all(_ kind: BoilerplateProfile.Kind) -> [Entry] {
      profiles.enumerated().flatMap { profile, patterns in
        (patterns.entries[kind] ?? []).map { Entry(kind: kind, entry: $0, profile: profile) }
      }
    }
    entries = order.flatMap { all($0) }
    wholeLines = PatternAutomaton(entries.map(\.entry.pattern), allowsMisreadings: true)
    sureEntries = all(.sure) + all(.signs)
    sure = PatternAutomaton(sureEntries.map(\.entry.pattern), allowsMisreadings: true)
    let kinds: [BoilerplateProfile.Kind] = [
      .bylines, .names, .contents, .endings, .contacts, .credits,
    ]
    var hints: [BoilerplateProfile.Kind: (entries: [Entry], automaton: PatternAutomaton)] = [:]
    for kind in kinds {
      let entries = all(kind)
      hints[kind] = (
        entries, PatternAutomaton(entries.map(\.entry.pattern), allowsMisreadings: true)
      )
    }
    self.hints = hints
    insideEntries = profiles.flatMap { $0.entries[.inside] ?? [] }
    inside = PatternAutomaton(insideEntries.map(\.pattern), allowsMisreadings: false)
    words = NoticeWords(profiles.flatMap(\.words))
    var names: [Unicode.Scalar: [(scalars: [Unicode.Scalar], profile: Int)]] = [:]
    var alwaysActive: Set<Int> = []
    for (index, profile) in profiles.enumerated() {
      if profiles.count == 1 || profile.names.isEmpty || profile.file == Self.general {
        alwaysActive.insert(index)
        continue
      }
      for name in profile.names {
        if let first = name.first { names[first, default: []].append((name, index)) }
      }
    }
    self.names = names
    self.alwaysActive = alwaysActive
  }

  /// Profiles whose site a document names or shows, and those that always act.
  ///
  /// It shows sites by their sure lines, once there are two such lines of whatever site.
  private func activeProfiles(in document: Document) -> Set<Int> {
    var active = alwaysActive
    var shown = ShownSites(sure, isOfSite: sureEntries.map { !alwaysActive.contains($0.profile) })
    guard !names.isEmpty else { return active }
    for page in document.pages {
      for line in page.lines where line.text.utf8.count >= 6 {
        let folded = FoldedText(line.text.unicodeScalars, limit: NoticeWords.longestLine)
        if folded.scalars.count <= ClutterReader.longestLine { shown.look(at: folded) }
        let scalars = folded.scalars
        for place in scalars.indices {
          for name in names[scalars[place]] ?? [] where !active.contains(name.profile) {
            if scalars[place...].starts(with: name.scalars) { active.insert(name.profile) }
          }
        }
      }
    }
    return shown.patterns.count >= 2
      ? active.union(shown.patterns.map { sureEntries[$0].profile }) : active
  }

  /// The sure patterns that a document's lines match, those of sites first.
  private struct ShownSites {
    private var ofSites: LineMatcher
    private var ofAll: LineMatcher
    private(set) var patterns: Set<Int> = []

    init(_ sure: PatternAutomaton, isOfSite: [Bool]) {
      ofSites = LineMatcher(sure, active: isOfSite)
      ofAll = LineMatcher(sure)
    }

    mutating func look(at line: FoldedText) {
      guard let any = ofAll.match(line.scalars) ?? ofAll.match(line.core) else { return }
      patterns.insert(ofSites.match(line.scalars) ?? ofSites.match(line.core) ?? any)
    }
  }

  /// Matchers of each kind of pattern, with those that act on a document.
  fileprivate struct Matchers {
    var wholeLines: LineMatcher
    var sure: LineMatcher
    var hints: [BoilerplateProfile.Kind: LineMatcher]
  }

  fileprivate func matchers(for document: Document) -> Matchers {
    let active = activeProfiles(in: document)
    func matcher(_ automaton: PatternAutomaton, _ entries: [Entry]) -> LineMatcher {
      LineMatcher(automaton, active: entries.map { active.contains($0.profile) })
    }
    return Matchers(
      wholeLines: matcher(wholeLines, entries), sure: matcher(sure, sureEntries),
      hints: hints.mapValues { matcher($0.automaton, $0.entries) })
  }

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
  private var matchers: ClutterPatterns.Matchers
  private var inside: LineMatcher

  /// A reader for `document`: patterns of sites that it does not name are left out.
  init(_ patterns: ClutterPatterns, for document: Document) {
    self.patterns = patterns
    matchers = patterns.matchers(for: document)
    inside = LineMatcher(patterns.inside)
  }

  /// The pattern that matches the whole of a folded text.
  mutating func match(_ text: some Sequence<Unicode.Scalar>) -> ClutterMatch? {
    matchers.wholeLines.match(text).map { patterns.match($0) }
  }

  /// The sure pattern, or the sign of a capture, that matches the whole of a folded text.
  mutating func sureMatch(_ text: some Sequence<Unicode.Scalar>) -> ClutterMatch? {
    matchers.sure.match(text).map { index in
      let found = patterns.sureEntries[index]
      return ClutterMatch(
        kind: found.kind,
        reason: ClutterPatterns.reason(found.entry.origin, found.entry.pattern.source))
    }
  }

  /// Whether a pattern of a kind that says what is around a line (bylines, names …) matches the whole of `text`.
  mutating func isHint(_ text: String, _ kind: BoilerplateProfile.Kind) -> Bool {
    let folded = FoldedText(text.unicodeScalars, limit: Self.longestLine + 1)
    guard !folded.isCut else { return false }
    return matchers.hints[kind]?.match(folded.scalars) != nil
      || matchers.hints[kind]?.match(folded.core) != nil
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

  var hasInsidePatterns: Bool { !patterns.insideEntries.isEmpty }

  /// Ranges of a folded text that patterns of the kind `inside` match, the longest at each place.
  mutating func pieces(in text: [Unicode.Scalar]) -> [(range: Range<Int>, reason: String)] {
    guard hasInsidePatterns else { return [] }
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
