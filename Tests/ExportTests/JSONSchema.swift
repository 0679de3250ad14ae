import Foundation

/// As much of JSON Schema 2020-12 as the schema of the JSON export uses; any other keyword is an error.
struct JSONSchema {
  private let root: [String: Any]

  init(_ data: Data) throws {
    root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// What is wrong with a value, one sentence for each place; nothing for a valid one.
  func errors(in value: Any) -> [String] { errors(in: value, by: root, at: "$") }

  /// Every property that the schema describes, as `owner.property`.
  var properties: Set<String> {
    var found: Set<String> = []
    collect(root, owner: "document", into: &found)
    for (name, schema) in root["$defs"] as? [String: Any] ?? [:] {
      collect(schema, owner: name, into: &found)
    }
    return found
  }

  private func collect(_ schema: Any, owner: String, into found: inout Set<String>) {
    guard let object = schema as? [String: Any],
      let properties = object["properties"] as? [String: Any]
    else { return }
    for (name, property) in properties {
      found.insert("\(owner).\(name)")
      collect(property, owner: "\(owner).\(name)", into: &found)
    }
  }

  private func errors(in value: Any, by schema: [String: Any], at place: String) -> [String] {
    schema.flatMap { keyword, rule -> [String] in
      switch keyword {
      case "$schema", "$id", "$defs", "title", "description": []
      case "$ref":
        errors(in: value, by: definition(rule), at: place)
      case "type": isOfType(value, rule as? String) ? [] : ["\(place): no \(rule)"]
      case "const": isEqual(value, rule) ? [] : ["\(place): not \(rule)"]
      case "enum":
        (rule as? [Any] ?? []).contains { isEqual(value, $0) } ? [] : ["\(place): not in \(rule)"]
      case "anyOf":
        (rule as? [[String: Any]] ?? []).contains { errors(in: value, by: $0, at: place).isEmpty }
          ? [] : ["\(place): of no kind"]
      case "minimum": compare(value, rule, <, place)
      case "maximum": compare(value, rule, >, place)
      case "minItems": compare((value as? [Any])?.count as Any, rule, <, place)
      case "maxItems": compare((value as? [Any])?.count as Any, rule, >, place)
      case "minProperties": compare((value as? [String: Any])?.count as Any, rule, <, place)
      case "maxProperties": compare((value as? [String: Any])?.count as Any, rule, >, place)
      case "minLength": compare((value as? String)?.unicodeScalars.count as Any, rule, <, place)
      case "items":
        (value as? [Any] ?? []).enumerated().flatMap { index, item in
          errors(in: item, by: rule as? [String: Any] ?? [:], at: "\(place)[\(index)]")
        }
      case "required", "properties", "additionalProperties", "dependentRequired":
        objectErrors(in: value as? [String: Any] ?? [:], keyword, rule, schema, place)
      default: ["\(place): the keyword \(keyword) is not known to this test"]
      }
    }
  }

  private func objectErrors(
    in object: [String: Any], _ keyword: String, _ rule: Any, _ schema: [String: Any],
    _ place: String
  ) -> [String] {
    let properties = schema["properties"] as? [String: Any] ?? [:]
    switch keyword {
    case "required":
      return (rule as? [String] ?? []).filter { object[$0] == nil }.map { "\(place): no \($0)" }
    case "properties":
      return object.flatMap { name, value in
        errors(in: value, by: properties[name] as? [String: Any] ?? [:], at: "\(place).\(name)")
      }
    case "additionalProperties":
      return rule as? Bool == false
        ? object.keys.filter { properties[$0] == nil }.map { "\(place): \($0) is not described" }
        : []
    default:
      return (rule as? [String: [String]] ?? [:]).flatMap { name, others in
        object[name] == nil
          ? [] : others.filter { object[$0] == nil }.map { "\(place): no \($0)" }
      }
    }
  }

  private func definition(_ reference: Any) -> [String: Any] {
    let name = (reference as? String)?.split(separator: "/").last.map(String.init) ?? ""
    return (root["$defs"] as? [String: Any])?[name] as? [String: Any] ?? ["\(reference)": "missing"]
  }

  private func isOfType(_ value: Any, _ type: String?) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "number": value is NSNumber
    case "integer": (value as? NSNumber).map { $0.doubleValue.rounded() == $0.doubleValue } ?? false
    default: false
    }
  }

  private func isEqual(_ value: Any, _ other: Any) -> Bool {
    (value as? NSObject).map { $0.isEqual(other) } ?? ("\(value)" == "\(other)")
  }

  private func compare(
    _ value: Any, _ limit: Any, _ isWrong: (Double, Double) -> Bool, _ place: String
  ) -> [String] {
    guard let number = (value as? NSNumber)?.doubleValue ?? (value as? Int).map(Double.init),
      let bound = (limit as? NSNumber)?.doubleValue, isWrong(number, bound)
    else { return [] }
    return ["\(place): \(number) is beyond \(bound)"]
  }
}
