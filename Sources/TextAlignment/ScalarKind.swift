/// What a character is for pairing: one is rather read as another of its kind.
package enum ScalarKind: UInt8 {
  case han, letter, digit, mark, space

  package init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF, 0x3005...0x3007: self = .han
    case 0x30...0x39, 0xFF10...0xFF19: self = .digit
    case 0x41...0x5A, 0x61...0x7A, 0xFF21...0xFF3A, 0xFF41...0xFF5A: self = .letter
    case 0x9, 0xA, 0xD, 0x20, 0x3000: self = .space
    case 0..<0x80, 0x3001...0x303F, 0xFF00...0xFFEF: self = .mark
    default:
      switch scalar.properties.generalCategory {
      case .decimalNumber, .letterNumber, .otherNumber: self = .digit
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
        self = .letter
      case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: self = .space
      default: self = .mark
      }
    }
  }
}

extension Unicode.Scalar {
  /// The half-width form of a full-width letter, digit, mark or space, else itself.
  var narrow: UInt32 {
    switch value {
    case 0xFF01...0xFF5E: value - 0xFEE0
    case 0x3000: 0x20
    default: value
    }
  }
}
