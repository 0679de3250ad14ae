public import Foundation
import Yams

extension PipelineDescription {
  private static let sections = ["about", "page", "recognise", "document", "export", "text-layer"]

  /// Reads a pipeline file; operator names and options are checked by whoever decodes the stages.
  public init(contentsOf file: URL) throws(PipelineError) {
    try self.init(yaml: Self.text(of: file), file: file.path)
  }

  /// The text of a YAML file.
  static func text(of file: URL) throws(PipelineError) -> String {
    do {
      return try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw .unreadable(file: file.path, detail: error.localizedDescription)
    }
  }

  /// Reads the text of a pipeline file; `file` is its name in messages.
  public init(yaml: String, file: String) throws(PipelineError) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch let error as YamlError {
      throw Self.syntaxError(error, file: file)
    } catch {
      throw .notYAML(file: file, line: 1, detail: "\(error)")
    }
    guard let root, let mapping = root.mapping else {
      throw .unexpected(
        file: file, line: root?.mark?.line ?? 1, found: "no sections",
        expected: "sections such as `page:` and `document:`")
    }
    self.init(file: file, recogniser: StageDescription(name: "tesseract"))
    for (key, value) in mapping { try read(section: key, value: value) }
  }

  private mutating func read(section key: Node, value: Node) throws(PipelineError) {
    let line = key.mark?.line ?? 0
    switch key.string ?? "" {
    case "about": about = value.string ?? ""
    case "page": page = try stages(in: value)
    case "document": document = try stages(in: value)
    case "export": export = try stages(in: value)
    case "recognise": recogniser = try stage(from: value)
    case "text-layer":
      guard let choice = value.string.flatMap(TextLayerChoice.init(rawValue:)) else {
        throw .unexpected(
          file: file, line: line, found: value.string ?? "something else",
          expected: TextLayerChoice.allCases.map(\.rawValue).joined(separator: ", "))
      }
      textLayer = choice
    case let name:
      throw .unknownSection(file: file, line: line, name: name, known: Self.sections)
    }
  }

  private func stages(in node: Node) throws(PipelineError) -> [StageDescription] {
    guard let sequence = node.sequence else {
      if node.scalar?.string.isEmpty == true || node.null != nil { return [] }
      throw .unexpected(
        file: file, line: node.mark?.line ?? 0, found: "no list", expected: "a list of operators")
    }
    var stages: [StageDescription] = []
    for element in sequence { stages.append(try stage(from: element)) }
    return stages
  }

  /// `deskew`, or `deskew:` with options under it.
  private func stage(from node: Node) throws(PipelineError) -> StageDescription {
    let line = node.mark?.line ?? 0
    if let name = node.scalar?.string, !name.isEmpty {
      return StageDescription(name: name, line: line)
    }
    guard let mapping = node.mapping, mapping.count == 1, let (key, value) = mapping.first,
      let name = key.string
    else {
      throw .unexpected(
        file: file, line: line, found: "something else",
        expected: "an operator's name, or a name with options under it")
    }
    var stage = StageDescription(name: name, line: key.mark?.line ?? line)
    if value.null != nil { return stage }
    guard let options = value.mapping else {
      throw .unexpected(
        file: file, line: stage.line, found: "no options", expected: "options of ‘\(name)’")
    }
    for (optionKey, optionValue) in options {
      let optionLine = optionKey.mark?.line ?? stage.line
      guard let option = optionKey.string, let value = OptionValue(optionValue) else {
        throw .unexpected(
          file: file, line: optionLine, found: "something else",
          expected: "an option with a value or a list of values")
      }
      stage.options[option] = StageDescription.Option(value: value, line: optionLine)
    }
    return stage
  }

  static func syntaxError(_ error: YamlError, file: String) -> PipelineError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      .notYAML(file: file, line: mark.line, detail: problem)
    default:
      .notYAML(file: file, line: 1, detail: "\(error)")
    }
  }
}

extension OptionValue {
  fileprivate init?(_ node: Node) {
    if let sequence = node.sequence {
      let values = sequence.compactMap { OptionValue($0) }
      guard values.count == sequence.count else { return nil }
      self = .list(values)
      return
    }
    guard let scalar = node.scalar else { return nil }
    guard scalar.style == .plain else {
      self = .text(scalar.string)
      return
    }
    if let bool = node.bool {
      self = .bool(bool)
    } else if let integer = node.int {
      self = .integer(integer)
    } else if let number = node.float {
      self = .number(number)
    } else {
      self = .text(scalar.string)
    }
  }
}
