import TextAlignment

/// What kind of an error a wrong character is.
public enum ErrorClass: String, Sendable, Hashable, CaseIterable, Encodable {
  /// A Chinese character read as another one.
  case chinese
  /// A punctuation mark read as another one, width and form aside.
  case punctuation
  /// The right mark (or letter, or digit) in another width or form, which the normalised figures do
  /// not count.
  case width
  /// A digit or a Latin letter in place of something else, or something else in place of it.
  case digitsAndLatin
  /// Another substitution: a mark for a Chinese character, or the other way round.
  case other
  /// A character that is not there.
  case extra
  /// A character that was not read.
  case missing

  /// Of a substitution of one character by another.
  init(_ wrong: Unicode.Scalar, for right: Unicode.Scalar) {
    let kinds = [ScalarKind(wrong), ScalarKind(right)]
    if Normalisation.folded(wrong) == Normalisation.folded(right) {
      self = .width
    } else if kinds == [.han, .han] {
      self = .chinese
    } else if kinds == [.mark, .mark] {
      self = .punctuation
    } else if kinds.contains(.digit) || kinds.contains(.letter) {
      self = .digitsAndLatin
    } else {
      self = .other
    }
  }

  /// Of an edit as a whole: by its length where that changes, else that of its characters if they are
  /// all of one class.
  init(from: [Unicode.Scalar], to: [Unicode.Scalar]) {
    guard from.count == to.count else {
      self = from.count > to.count ? .extra : .missing
      return
    }
    let classes = Set(zip(from, to).filter { $0 != $1 }.map { ErrorClass($0, for: $1) })
    self = classes.count == 1 ? classes.first ?? .other : .other
  }
}
