/// Full-width digits and letters.
enum NarrowForms {
  static func narrow(_ passage: inout Passage, digits: Bool, letters: Bool) {
    let scalars = passage.scalars
    for (offset, scalar) in scalars.enumerated() {
      switch scalar.value {
      case 0xFF10...0xFF19 where digits: change(offset, scalar, "narrow-digit", &passage)
      case 0xFF21...0xFF3A where letters, 0xFF41...0xFF5A where letters:
        change(offset, scalar, "narrow-letter", &passage)
      // The point and the percent sign of a number go with it.
      case 0xFF05 where digits && offset > 0 && scalars[offset - 1].isDigit:
        change(offset, scalar, "narrow-percent", &passage)
      case 0xFF0E where digits && isInNumber(scalars, offset):
        change(offset, scalar, "narrow-point", &passage)
      default: break
      }
    }
  }

  private static func change(
    _ offset: Int, _ scalar: Unicode.Scalar, _ rule: String, _ passage: inout Passage
  ) {
    guard let narrow = Unicode.Scalar(scalar.value - 0xFEE0) else { return }
    passage.change(offset, to: narrow, rule: rule)
  }

  private static func isInNumber(_ scalars: [Unicode.Scalar], _ offset: Int) -> Bool {
    offset > 0 && offset + 1 < scalars.count && scalars[offset - 1].isDigit
      && scalars[offset + 1].isDigit
  }
}
