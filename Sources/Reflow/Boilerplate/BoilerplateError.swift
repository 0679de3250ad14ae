/// What is wrong with a file of boilerplate patterns, where, and what to do about it.
public struct BoilerplateError: Error, Hashable, CustomStringConvertible {
  /// Path of the file.
  public var file: String
  /// From 1.
  public var line: Int
  public var problem: BoilerplateProblem

  /// `my.yml:12: what is wrong; what to do`.
  public var description: String { "\(file):\(line): \(problem.sentence)" }
}

public enum BoilerplateProblem: Error, Hashable, Sendable {
  case noSections
  case unknownSection(String, known: [String])
  case noList(String)
  case noText(String)
  case noWeights
  case badWeight(word: String, weight: String)
  case emptyWord
  case repeated(String, ofLine: Int)
  case matchesAnything(String)
  case strayBrace
  case onlyIcons(String)
  case openBrace
  case strayBackslash
  case beginsLoosely(String)
  case tooDeep(most: Int)

  var sentence: String {
    switch self {
    case .noSections:
      "found no sections; write sections such as `lines:` with a list of patterns under them"
    case .unknownSection(let name, let known):
      "unknown section ‘\(name)’; there are \(known.joined(separator: ", "))"
    case .noList(let section):
      "‘\(section)’ is no list; write one pattern on each line, after `- `"
    case .noText(let section):
      "found no pattern in ‘\(section)’; put a pattern that holds # or begins with * or { between single quotation marks"
    case .noWeights:
      "‘words’ has no weights; write `word: weight` lines, the weight 1, 2 or 3"
    case .badWeight(let word, let weight):
      "the weight ‘\(weight)’ of ‘\(word)’ is none; write 1, 2 or 3"
    case .emptyWord: "the word is empty; write at least one character that is no space or icon"
    case .repeated(let pattern, let line): "‘\(pattern)’ repeats line \(line); keep one of the two"
    case .matchesAnything(let pattern):
      "‘\(pattern)’ would match empty lines; write at least one character that must be there"
    case .strayBrace: "a } without its {; write \\} for the mark itself"
    case .onlyIcons(let text):
      "‘\(text)’ holds only spaces or icons, which are not compared; leave it out"
    case .openBrace: "a { without its }; write \\{ for the mark itself"
    case .strayBackslash: "nothing follows the \\ at the end; write \\\\ for the mark itself"
    case .tooDeep(let most): "more than \(most) { in each other; write the pattern as several"
    case .beginsLoosely(let pattern):
      "‘\(pattern)’ stands in ‘inside’ and must begin with a character, not with *, # or @"
    }
  }
}
