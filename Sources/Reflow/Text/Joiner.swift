/// What stands between Chinese characters and Latin letters or digits.
public enum HanLatinSpacing: String, Sendable, Codable, CaseIterable {
  case none
  /// U+2009.
  case thin
  case space
}

/// Puts the pieces of a paragraph together into one line of text.
///
/// Between Chinese characters or marks no space stays; Latin words are parted by one; a Latin word
/// hyphenated at a line's end is made whole. Every other scalar stays in its place.
struct Joiner {
  private let spacing: HanLatinSpacing
  private let isNumbered: Bool
  private var text = String.UnicodeScalarView()
  private var spaceWaits = false
  private var lineEndWaits = false
  /// Scalars of a number (第一条) behind which a printed space stays.
  private var keptSpaceAt = -1
  private var count = 0

  /// - Parameters:
  ///   - spacing: what stands between Chinese characters and Latin.
  ///   - isNumbered: whether the paragraph begins with the number of a section (1.2 范围).
  init(spacing: HanLatinSpacing, isNumbered: Bool = false) {
    self.spacing = spacing
    self.isNumbered = isNumbered
  }

  /// Appends a piece; its end is a line end.
  mutating func append(_ piece: some BidirectionalCollection<Unicode.Scalar>) {
    if count == 0, let number = Numbering(of: piece), number.kind <= .article {
      keptSpaceAt = piece.prefix(number.length).count { !$0.isSpace }
    } else if count == 0, isNumbered, let length = LineStart.numberLength(of: piece) {
      keptSpaceAt = length
    }
    var isBound = false
    if lineEndWaits {
      isBound = endsBound(before: piece)
      spaceWaits = !isBound
      if isBound && splitsWord(before: piece) {
        text.removeLast()
        count -= 1
      }
    }
    lineEndWaits = false
    for scalar in piece {
      if scalar.isSpace {
        spaceWaits = count > 0
        continue
      }
      if let previous = text.last {
        appendGap(between: previous, and: scalar)
      }
      text.append(scalar)
      count += 1
      spaceWaits = false
    }
    lineEndWaits = count > 0
  }

  /// The text so far, without spaces at its ends.
  var joined: String { String(text) }

  private mutating func appendGap(between left: Unicode.Scalar, and right: Unicode.Scalar) {
    if spaceWaits && count == keptSpaceAt {
      text.append(" ")
    } else if left.isWide || right.isWide {
      guard spacing != .none, Self.isHanBesideLatin(left, right) else { return }
      text.append(spacing == .thin ? "\u{2009}" : " ")
    } else if spaceWaits {
      text.append(" ")
    }
  }

  private static func isHanBesideLatin(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
    (left.isHan && (right.isLatinLetter || right.isDigit))
      || (right.isHan && (left.isLatinLetter || left.isDigit))
  }

  /// Whether the text ends in a hyphen or slash inside a Latin word or number, which goes on.
  private func endsBound(before piece: some Collection<Unicode.Scalar>) -> Bool {
    guard let last = text.last, last == "-" || last == "/", let next = piece.first,
      next.isLatinLetter || next.isDigit, let before = text.suffix(2).first,
      before.isLatinLetter || before.isDigit
    else { return false }
    return !Self.suspends(piece)
  }

  /// Whether the hyphen at the end only splits a word: letters before it, a small letter behind.
  private func splitsWord(before piece: some Collection<Unicode.Scalar>) -> Bool {
    guard let next = piece.first, (0x61...0x7A).contains(next.value), text.last == "-" else {
      return false
    }
    guard text.suffix(2).first?.isLatinLetter == true else { return false }
    let word = text.dropLast().suffix(9).reversed().prefix(while: \.isLatinLetter).reversed()
    return !Self.compounding.contains(String(String.UnicodeScalarView(word)).lowercased())
  }

  /// Words that print joins to the next one by a hyphen wherever they stand: well-known, self-made.
  private static let compounding: Set<String> = [
    "well", "self", "half", "high", "low", "long", "short", "full", "part", "non", "ex", "all",
    "cross", "so", "old",
    "new", "first", "second", "third", "one", "two", "three", "four", "five", "six", "seven",
    "eight", "nine", "ten",
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]

  /// `third- and fourth-tier`: the hyphen stands for a word that comes later.
  private static func suspends(_ piece: some Collection<Unicode.Scalar>) -> Bool {
    let word = String(String.UnicodeScalarView(piece.prefix(4).prefix(while: \.isLatinLetter)))
    return ["and", "or", "to"].contains(word)
  }
}
