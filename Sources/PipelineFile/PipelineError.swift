/// What can be wrong with a pipeline file; every case knows where.
public enum PipelineError: Error, Sendable, Hashable {
  case notFound(name: String, lookedIn: [String])
  case unreadable(file: String, detail: String)
  case notYAML(file: String, line: Int, detail: String)
  case unexpected(file: String, line: Int, found: String, expected: String)
  case unknownSection(file: String, line: Int, name: String, known: [String])
  case unknownOperator(file: String, line: Int, name: String, known: [String])
  case unknownOption(file: String, line: Int, stage: String, name: String, known: [String])
  case wrongKind(file: String, line: Int, stage: String, name: String, expected: String)
  case invalidValue(file: String, line: Int, stage: String, detail: String)
  /// An operator could not load what its options name (a table, a model).
  case notLoaded(file: String, line: Int, stage: String, detail: String)

  /// One sentence with file, line and remedy.
  public var message: String {
    switch self {
    case .notFound(let name, let folders):
      "no pipeline \(name); looked in \(folders.joined(separator: ", ")); "
        + "`kanwu pipeline list` shows the names"
    case .unreadable(let file, let detail): "\(file): cannot be read (\(detail))"
    case .notYAML(let file, let line, let detail): "\(file):\(line): not valid YAML: \(detail)"
    case .unexpected(let file, let line, let found, let expected):
      "\(file):\(line): found \(found) where \(expected) is expected"
    case .unknownSection(let file, let line, let name, let known):
      "\(file):\(line): unknown section ‘\(name)’\(Self.suggestion(for: name, among: known))"
    case .unknownOperator(let file, let line, let name, let known):
      "\(file):\(line): unknown operator ‘\(name)’\(Self.suggestion(for: name, among: known))"
    case .unknownOption(let file, let line, let stage, let name, let known):
      "\(file):\(line): ‘\(stage)’ has no option ‘\(name)’"
        + Self.suggestion(for: name, among: known)
    case .wrongKind(let file, let line, let stage, let name, let expected):
      "\(file):\(line): option ‘\(name)’ of ‘\(stage)’ must be \(expected)"
    case .invalidValue(let file, let line, let stage, let detail):
      "\(file):\(line): ‘\(stage)’: \(detail)"
    case .notLoaded(let file, let line, let stage, let detail):
      "\(file):\(line): ‘\(stage)’ cannot be set up: \(detail)"
    }
  }

  private static func suggestion(for name: String, among known: [String]) -> String {
    if let nearest = nearestName(to: name, among: known) { return "; did you mean ‘\(nearest)’?" }
    return known.isEmpty ? "; it has none" : "; there are \(known.sorted().joined(separator: ", "))"
  }
}
