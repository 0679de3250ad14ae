import Foundation

extension StageDescription {
  /// An operator with this stage's options set over its defaults.
  ///
  /// The names of `defaults`' encoded properties, in kebab case, are the options there are.
  ///
  /// - Throws: an error with file and line for an unknown option, a value of the wrong kind, or one
  ///   that the operator's own decoding refuses.
  public func decode<Operator: Codable>(over defaults: Operator, in file: String)
    throws(PipelineError) -> Operator
  {
    var properties = try properties(of: defaults, in: file)
    let names = Dictionary(
      properties.keys.map { (kebabCase($0), $0) }, uniquingKeysWith: { first, _ in first })
    for (option, given) in options.sorted(by: { $0.value.line < $1.value.line }) {
      guard let property = names[option], let standard = properties[property] else {
        throw .unknownOption(
          file: file, line: given.line, stage: name, name: option, known: Array(names.keys))
      }
      guard let value = given.value.fitted(to: standard) else {
        throw .wrongKind(
          file: file, line: given.line, stage: name, name: option, expected: standard.kindName)
      }
      if let problem = value.problem(where: standard) {
        throw .invalidValue(
          file: file, line: given.line, stage: name, detail: "option ‘\(option)’ \(problem)")
      }
      properties[property] = value
    }
    do {
      return try JSONDecoder().decode(Operator.self, from: JSONEncoder().encode(properties))
    } catch DecodingError.typeMismatch(_, let context) {
      throw .wrongKind(
        file: file, line: line, stage: name,
        name: kebabCase(context.codingPath.first?.stringValue ?? "?"), expected: "of another kind")
    } catch DecodingError.dataCorrupted(let context) {
      throw .invalidValue(file: file, line: line, stage: name, detail: context.debugDescription)
    } catch {
      throw .invalidValue(file: file, line: line, stage: name, detail: "\(error)")
    }
  }

  /// The options of an operator with their defaults, by kebab-case name, sorted.
  public static func options<Operator: Codable>(of defaults: Operator)
    -> [(name: String, value: OptionValue)]
  {
    let stage = StageDescription(name: "")
    let properties = (try? stage.properties(of: defaults, in: "")) ?? [:]
    return properties.map { (kebabCase($0.key), $0.value) }.sorted { $0.0 < $1.0 }
  }

  private func properties<Operator: Codable>(of defaults: Operator, in file: String)
    throws(PipelineError) -> [String: OptionValue]
  {
    do {
      return try JSONDecoder().decode(
        [String: OptionValue].self, from: JSONEncoder().encode(defaults))
    } catch {
      throw .invalidValue(file: file, line: line, stage: name, detail: "\(error)")
    }
  }
}

/// `minimumConfidence` as `minimum-confidence`.
func kebabCase(_ name: String) -> String {
  name.reduce(into: "") { kebab, character in
    if character.isUppercase { kebab += "-" }
    kebab += character.lowercased()
  }
}
