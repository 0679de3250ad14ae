/// The words by which a site's notices give themselves away.
struct NoticeWords {
  struct Evidence: Equatable {
    /// Weights of the words in the line, each word once.
    var total = 0
    /// Weight of the heaviest one.
    var heaviest = 0
    /// The heaviest word, the first of those.
    var word: Int?

    /// A site speaks, and of more than one thing.
    var isNotice: Bool { total >= 5 && heaviest == 3 }
    /// A site may be speaking: two words of its matter alone (站长, 扫码) are any text's.
    var isHint: Bool { total >= 3 || heaviest >= 2 }
  }

  /// Folded scalars of a line beyond which it is no notice: a text in one line names many things.
  static let longestLine = 600
  /// Folded scalars that a notice may have for each unit of weight.
  private static let scalarsPerUnit = 30

  private let words: [BoilerplateProfile.Word]
  /// Words by their first scalar, the longest first.
  private let byStart: [Unicode.Scalar: [Int]]

  init(_ words: [BoilerplateProfile.Word]) {
    self.words = words
    var byStart: [Unicode.Scalar: [Int]] = [:]
    for (index, word) in words.enumerated() {
      if let first = word.scalars.first { byStart[first, default: []].append(index) }
    }
    self.byStart = byStart.mapValues { indices in
      indices.sorted { words[$0].scalars.count > words[$1].scalars.count }
    }
  }

  /// What the words of a folded line say; nothing when they are few for its length.
  func evidence(in text: [Unicode.Scalar]) -> Evidence {
    var seen: Set<[Unicode.Scalar]> = []
    var evidence = Evidence()
    var place = 0
    while place < text.count {
      let found = byStart[text[place]]?.first { index in
        text[place...].starts(with: words[index].scalars)
      }
      guard let found else {
        place += 1
        continue
      }
      let word = words[found]
      place += word.scalars.count
      guard seen.insert(word.scalars).inserted else { continue }
      evidence.total += word.weight
      if word.weight > evidence.heaviest {
        evidence.heaviest = word.weight
        evidence.word = found
      }
    }
    return evidence.total * Self.scalarsPerUnit >= text.count ? evidence : Evidence()
  }

  func origin(of word: Int) -> BoilerplateProfile.Origin { words[word].origin }
  func text(of word: Int) -> String { String(String.UnicodeScalarView(words[word].scalars)) }
}
