import Foundation

/// Characters that Unicode has for the sake of other codes only, and the plain ones they stand for.
///
/// What they stand for is taken from Unicode's own normalisation, but for the two rows of points, which
/// it would take apart, and for the radicals of U+2E80…2EF3 (``RadicalForms``).
enum CompatibilityForms {
  /// One of the groups that an option turns off.
  enum Group {
    case han
    case marks
    case ligatures
  }

  /// The group of `scalar`; `nil` for characters that are no such form, or that stay: ㎡ ℃ № ① ㈠ say more
  /// than what they would be taken apart into, and full-width forms are another stage's.
  static func group(of scalar: Unicode.Scalar) -> Group? {
    guard scalar.value >= 0x2E80 else { return nil }
    return switch scalar.value {
    case 0x2E80...0x2EF3, 0x2F00...0x2FD5, 0xF900...0xFAFF, 0x2F800...0x2FA1F: .han
    // Vertical forms, small forms, half-width ideographic marks.
    case 0xFE10...0xFE19, 0xFE30...0xFE32, 0xFE35...0xFE44, 0xFE47...0xFE48, 0xFE50...0xFE6B,
      0xFF61...0xFF65:
      .marks
    case 0xFB00...0xFB06: .ligatures
    default: nil
    }
  }

  /// What `scalar`, one of a group, stands for; `nil` where Unicode knows of nothing else.
  static func plain(of scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    switch scalar.value {
    case 0xFE19: return ["…"]
    case 0xFE30: return ["‥"]
    case 0x2E80...0x2EF3: return RadicalForms.ideographs[scalar].map { [$0] }
    default:
      let plain = Array(String(scalar).precomposedStringWithCompatibilityMapping.unicodeScalars)
      return plain == [scalar] ? nil : plain
    }
  }
}
