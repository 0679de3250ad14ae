import DocumentModel

/// A line as far as another reading of the same print can be told by it.
struct DoubledLine {
  /// What is printed: no spaces, nothing that cannot be seen.
  private let printed: [Unicode.Scalar]

  /// Scalars without which two lines are too short to be sure of.
  private static let sureLength = 8
  /// Scalars below which a line says nothing (五、, 附件).
  private static let shortest = 4
  /// Scalars for each one that may be misread.
  private static let perMisreading = 8
  /// Scalars of a line that are compared.
  private static let longest = 200

  init(_ text: String) {
    printed = Array(
      text.unicodeScalars.lazy.filter { !$0.isSpace && !$0.isZeroWidth && !$0.isControl }
        .prefix(Self.longest))
  }

  var isLong: Bool { printed.count >= Self.sureLength }

  /// Whether both are the same but for misreadings, numbers left aside.
  func isLike(_ other: DoubledLine) -> Bool {
    guard min(printed.count, other.printed.count) >= Self.shortest else { return false }
    let allowed = max(printed.count, other.printed.count) / Self.perMisreading
    return ScalarDistance.isWithin(allowed, printed, other.printed)
  }

  /// Whether both are the same print, to the character: 甲方应当支付 and 乙方应当支付 are alike and not the same,
  /// nor are items of a list or rows of a table that differ in a number.
  func isSame(as other: DoubledLine) -> Bool {
    printed == other.printed
  }

  /// The Chinese word or more, of four characters at least, that ends this line and begins `next`.
  func sharedWord(with next: DoubledLine) -> String? {
    let longest = min(printed.count, next.printed.count, 40)
    guard longest >= Self.shortest else { return nil }
    for length in (Self.shortest...longest).reversed() {
      let word = printed.suffix(length)
      if word.elementsEqual(next.printed.prefix(length)), word.allSatisfy(\.isHan),
        Set(word).count > 1
      {
        return String(String.UnicodeScalarView(word))
      }
    }
    return nil
  }
}
