/// Classes of characters.
enum Script {
  static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x2_0000...0x3_23AF, 0xF900...0xFAFF, 0x3007: true
    default: false
    }
  }

  /// CJK punctuation, fullwidth forms, kana, circled numbers: what stands without spaces.
  static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0x303F, 0x3040...0x33FF, 0xFE30...0xFE4F, 0xFF01...0xFF60, 0xFFE0...0xFFE6: true
    case 0x2460...0x24FF, 0x2014, 0x2026, 0x2018...0x201D, 0xB7: true
    default: isHan(scalar)
    }
  }

  static func isPrivateUse(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xE000...0xF8FF, 0xF_0000...0xF_FFFD, 0x10_0000...0x10_FFFD: true
    default: false
    }
  }
}
