/// Splits a PDF content stream into tokens.
///
/// Source: ISO 32000-1, 7.2 and 7.3.
struct ContentLexer {
  enum Token: Equatable {
    case number(Double)
    /// With its slash.
    case name(String)
    case string(isEmpty: Bool)
    /// An operator.
    case word(String)
    /// Brackets.
    case other
  }

  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Token? {
    skipSpace()
    guard index < bytes.count else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "("): return literal()
    case UInt8(ascii: "<"):
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "<") {
        index += 1
        return .other
      }
      return hexadecimal()
    case UInt8(ascii: "/"):
      index += 1
      return .name("/" + regular())
    case let byte where Self.isDelimiter(byte):
      index += 1
      return .other
    default:
      let text = regular()
      if text.isEmpty { index += 1 }
      return Double(text).map(Token.number) ?? .word(text)
    }
  }

  private mutating func skipSpace() {
    while index < bytes.count {
      if Self.isSpace(bytes[index]) {
        index += 1
      } else if bytes[index] == UInt8(ascii: "%") {
        while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      } else {
        return
      }
    }
  }

  private mutating func regular() -> String {
    let start = index
    while index < bytes.count, !Self.isSpace(bytes[index]), !Self.isDelimiter(bytes[index]) {
      index += 1
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func literal() -> Token {
    let start = index
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      index += 1
      if depth == 0 { break }
    }
    return .string(isEmpty: index - start <= 2)
  }

  private mutating func hexadecimal() -> Token {
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
    let isEmpty = index == start
    index += 1
    return .string(isEmpty: isEmpty)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    [0x00, 0x09, 0x0A, 0x0C, 0x0D, 0x20].contains(byte)
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool { "()<>[]{}/%".utf8.contains(byte) }
}
