/// The value of an option: what YAML and JSON have in common.
public enum OptionValue: Sendable, Hashable {
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([OptionValue])

  /// What a message calls a value of this kind.
  var kindName: String {
    switch self {
    case .bool: "true or false"
    case .integer: "a whole number"
    case .number: "a number"
    case .text: "a text"
    case .list: "a list"
    }
  }

  /// The value as it is written in a pipeline file.
  public var yaml: String {
    switch self {
    case .bool(let value): String(value)
    case .integer(let value): String(value)
    case .number(let value): String(value)
    case .text(let value): value.isEmpty ? "\"\"" : value
    case .list(let values): "[\(values.map(\.yaml).joined(separator: ", "))]"
    }
  }

  /// What is wrong with this number where one like `example` stands by default; `nil` when nothing is.
  ///
  /// Sizes, counts, shares and times are not negative; only an option whose default is may be.
  func problem(where example: OptionValue) -> String? {
    guard let number, let standard = example.number else { return nil }
    if !number.isFinite { return "must be a finite number" }
    return number < 0 && standard >= 0 ? "must not be negative" : nil
  }

  private var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    case .bool, .text, .list: nil
    }
  }

  /// This value where one like `example` is wanted, or `nil` when it does not fit.
  ///
  /// A whole number fits where a number is wanted, a single value where a list is.
  func fitted(to example: OptionValue) -> OptionValue? {
    switch (self, example) {
    case (.bool, .bool), (.integer, .integer), (.number, .number), (.text, .text): self
    case (.integer(let value), .number): .number(Double(value))
    // A whole default such as 3.0 is encoded as 3, so that its kind alone does not tell.
    case (.number, .integer): self
    case (.list(let values), .list(let examples)):
      examples.first.map { first in values.allSatisfy { $0.fitted(to: first) != nil } } ?? true
        ? self : nil
    case (_, .list(let examples)):
      examples.first.map { fitted(to: $0) != nil } ?? true ? .list([self]) : nil
    default: nil
    }
  }
}

extension OptionValue: Codable {
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else if let integer = try? value.decode(Int.self) {
      self = .integer(integer)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else {
      self = .list(try value.decode([OptionValue].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .list(let values): try container.encode(values)
    }
  }
}
