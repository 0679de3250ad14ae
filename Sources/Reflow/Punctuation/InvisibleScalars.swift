/// What a reader cannot see, or sees as a plain space.
enum InvisibleScalars {
  static func clean(_ changes: inout LineChanges) {
    let scalars = changes.scalars
    var isIndent = true
    for (offset, scalar) in scalars.enumerated() {
      isIndent = isIndent && scalar.isSpace
      switch scalar.value {
      case 0x09, 0x20: break
      case 0x3000 where isIndent: break
      // A joiner inside an emoji or an Indic word has its meaning; beside others it has none.
      case 0x200D where isJoining(scalars, offset): break
      case 0xFE00...0xFE0D where isVariant(scalars, offset),
        0xE0100...0xE01EF where isVariant(scalars, offset):
        changes.change(offset, to: nil, rule: "variation-selector")
      case _ where scalar.isZeroWidth: changes.change(offset, to: nil, rule: "zero-width")
      case 0x0A...0x0D, 0x85, 0x2028, 0x2029:
        changes.change(offset, to: " ", rule: "line-separator")
      case _ where scalar.isControl: changes.change(offset, to: nil, rule: "control")
      case _ where scalar.isSpace: changes.change(offset, to: " ", rule: "space")
      default: break
      }
    }
  }

  /// Whether a selector asks for another drawing of the Chinese character or mark before it.
  private static func isVariant(_ scalars: [Unicode.Scalar], _ offset: Int) -> Bool {
    offset > 0 && (scalars[offset - 1].isHan || scalars[offset - 1].isWideMark)
  }

  private static func isJoining(_ scalars: [Unicode.Scalar], _ offset: Int) -> Bool {
    guard offset > 0, offset + 1 < scalars.count else { return false }
    return scalars[offset - 1].properties.isEmoji && scalars[offset + 1].properties.isEmoji
      || scalars[offset - 1].properties.canonicalCombiningClass == .virama
  }
}
