/// What is wrong with a confusion table, where, and what to do about it.
public struct TableError: Error, Hashable, CustomStringConvertible {
  /// Name of the table's file.
  public var file: String
  /// From 1; `nil` when the file as a whole is concerned.
  public var line: Int?
  public var problem: Problem

  public enum Problem: Error, Hashable {
    case unreadable(String)
    case notUTF8
    case unknownHeader([String])
    case unclosedQuote
    case columnCount(Int)
    case emptyWrong
    case unknownMode(String)
    case unknownEngine(String)
    case weightMissing
    case weightNotANumber(String)
    case weightAboveZero(Double)
    case contextPlaces(Int)
    case space(Unicode.Scalar)
    case digitOrLatin(Unicode.Scalar)
    case changesNothing
    case neverChanges(right: String)
    case weighedDeletion
    case duplicate(ofLine: Int)
    case notShapes
  }

  /// `chi_sim.tsv:12: what is wrong; what to do`.
  public var description: String {
    "\(place) \(problem.sentence)"
  }
}

extension TableError: UserFileError {}

extension TableError.Problem: UserFileProblem {
  var sentence: String {
    switch self {
    case .unreadable(let reason):
      "cannot be read (\(reason)); check the path and its permissions"
    case .notUTF8:
      "is not UTF-8; save it as UTF-8 (in a spreadsheet: as Unicode text with tabs)"
    case .unknownHeader(let found):
      "the header is \(found.joined(separator: ", ")); "
        + "write \(ConfusionTable.columns.joined(separator: ", ")) in this order, or no header"
    case .unclosedQuote:
      "a field begins with a quotation mark that nothing closes, so that a spreadsheet would read on "
        + "in the next line; close it, or write \"\"\"\" for one quotation mark"
    case .columnCount(let count):
      "has \(count) column(s); write wrong, right, weight and, where needed, mode, context, source, "
        + "note and engine, with a tab between them"
    case .emptyWrong:
      "the wrong text is empty; write what the engine reads in the first column"
    case .unknownMode(let mode):
      "unknown mode '\(mode)'; write weigh, always or never"
    case .unknownEngine(let engine):
      "unknown engine '\(engine)'; write tesseract or paddle, or leave it empty for both"
    case .weightMissing:
      "the weight is missing; write log10 of how often the right text is read so, such as -2"
    case .weightNotANumber(let text):
      "the weight '\(text)' is not a number; write log10 of a probability, such as -2"
    case .weightAboveZero(let weight):
      "the weight \(weight) is above 0; a weight is log10 of a probability, so at most 0"
    case .contextPlaces(let count):
      "the context has \(count) places; write exactly one _ where the wrong text stands"
    case .space(let scalar):
      "holds a space (U+\(String(scalar.value, radix: 16, uppercase: true))); leave it out, "
        + "spaces are looked through"
    case .digitOrLatin(let scalar):
      "would change '\(scalar)'; rules may not touch digits and Latin letters, "
        + "put them into the context"
    case .changesNothing:
      "right is the same as wrong; use the mode never to protect a text"
    case .neverChanges(let right):
      "a never rule protects its text, but right is '\(right)'; repeat the text or leave right empty"
    case .weighedDeletion:
      "right is empty; only an always rule may delete, since a shorter text always scores better"
    case .duplicate(let line):
      "repeats line \(line); keep one of the two"
    case .notShapes:
      "is not a character, a tab and the characters that look like it; "
        + "write the line so, or make the file anew"
    }
  }
}
