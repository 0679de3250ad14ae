/// What is wrong with an answered file of suggestions, where, and what to do about it.
public struct SuggestionError: Error, Equatable, CustomStringConvertible {
  public var file: String
  /// From 1; `nil` when the file as a whole is concerned.
  public var line: Int?
  public var problem: Problem

  public enum Problem: Error, Equatable {
    case unreadable(String)
    case notUTF8
    case unknownAnswer(String)
    case rule(TableError.Problem)
  }

  public var description: String {
    let sentence =
      switch problem {
      case .unreadable(let reason): TableError.Problem.unreadable(reason).sentence
      case .notUTF8: TableError.Problem.notUTF8.sentence
      case .unknownAnswer(let answer):
        "the answer '\(answer)' is unknown; write y, n or nothing into the first column"
      case .rule(let problem): problem.sentence
      }
    return "\(place) \(sentence)"
  }
}

extension SuggestionError: UserFileError {}

extension SuggestionError.Problem: UserFileProblem {}
