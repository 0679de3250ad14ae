/// What is wrong with a user's lexicon, where, and what to do about it.
public struct LexiconError: Error, Hashable, CustomStringConvertible {
  /// Name of the lexicon's file.
  public var file: String
  /// From 1; `nil` when the file as a whole is concerned.
  public var line: Int?
  public var problem: Problem

  public enum Problem: Error, Hashable {
    case unreadable(String)
    case notUTF8
    case columnCount(Int)
    case space(Unicode.Scalar)
    case noChinese(String)
    case tooLong(Int)
    case weightNotANumber(String)
    case weightAboveZero(Double)
    case duplicate(ofLine: Int)
  }

  /// `words.txt:12: what is wrong; what to do`.
  public var description: String {
    "\(place) \(problem.sentence)"
  }
}

extension LexiconError: UserFileError {}

extension LexiconError.Problem: UserFileProblem {
  var sentence: String {
    switch self {
    case .unreadable(let reason):
      "cannot be read (\(reason)); check the path and its permissions"
    case .notUTF8:
      "is not UTF-8; save it as UTF-8"
    case .columnCount(let count):
      "has \(count) columns; write a word and, where needed, a tab and its weight"
    case .space(let scalar):
      "the word holds a space (U+\(String(scalar.value, radix: 16, uppercase: true))); write one word "
        + "per line, and a tab before a weight"
    case .noChinese(let word):
      "'\(word)' has no Chinese character; leave it out, digits and Latin are never changed"
    case .tooLong(let count):
      "the word has \(count) characters, more than \(Lexicon.longest); write one word per line"
    case .weightNotANumber(let text):
      "the weight '\(text)' is not a number; write log10 of how likely the word is, such as -4, or nothing"
    case .weightAboveZero(let weight):
      "the weight \(weight) is above 0; a weight is log10 of a probability, so at most 0"
    case .duplicate(let line):
      "repeats line \(line); keep one of the two"
    }
  }
}
