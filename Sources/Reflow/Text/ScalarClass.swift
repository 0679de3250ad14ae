/// What kind of character a scalar is, as far as joining and measuring lines needs to know.
extension Unicode.Scalar {
  /// Chinese characters, with 々, 〇 and the radicals.
  var isHan: Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x2E80...0x2FDF, 0x3005...0x3007, 0xF900...0xFAFF,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// Chinese and Japanese punctuation, full-width forms, and the marks that Chinese print sets as wide
  /// as a character (“ ” ‘ ’ — … ·).
  var isWideMark: Bool {
    switch value {
    case 0x3001...0x3004, 0x3008...0x303F, 0xFE30...0xFE4F, 0xFF01...0xFF65, 0x2014...0x2015,
      0x2018...0x201F, 0x2026, 0xB7, 0x2460...0x24FF, 0x25A0...0x25FF:
      true
    default: false
    }
  }

  /// Stands in a square of its own; no space belongs between two of these.
  var isWide: Bool {
    if value < 0x80 { return false }
    return isHan || isWideMark || (0x3040...0x33FF).contains(value)
      || (0xAC00...0xD7AF).contains(value)
  }

  /// Any white space, including the ideographic, the no-break and the narrow spaces, tabs and line
  /// separators.
  var isSpace: Bool {
    switch value {
    case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  /// Prints nothing and takes no room: soft hyphens, zero-width marks, direction marks.
  var isZeroWidth: Bool {
    switch value {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: true
    default: false
    }
  }

  /// A control character that is no white space.
  var isControl: Bool {
    (value < 0x20 || (0x7F...0x9F).contains(value)) && !isSpace
  }

  var isDigit: Bool { (0x30...0x39).contains(value) || (0xFF10...0xFF19).contains(value) }

  var isColon: Bool { self == "：" || self == ":" }

  var isLatinLetter: Bool {
    switch value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F: true
    default: false
    }
  }

  /// 一 to 十, with 〇, 零, 百 and 千.
  var isChineseNumeral: Bool {
    switch self {
    case "〇", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千": true
    default: false
    }
  }

  /// A narrow mark that Chinese text would print wide (`,` between Chinese characters).
  var isNarrowMark: Bool {
    switch self {
    case ",", ";", ":", "?", "!", "(", ")": true
    default: false
    }
  }

  /// Printed width in em: 1 for wide scalars, about a half for the others.
  var widthInEm: Double { isWide ? 1 : isSpace ? 0.3 : 0.5 }
}

extension Sequence<Unicode.Scalar> {
  /// Printed width in em, spaces left out.
  ///
  /// A narrow mark beside a wide character counts as wide: the print had it so, a reader narrowed it.
  var widthInEm: Double {
    var width = 0.0
    var previousIsWide = false
    var markWaits = false
    for scalar in self where !scalar.isSpace {
      let isWide = scalar.isWide
      if markWaits && isWide { width += 0.5 }
      markWaits = false
      if scalar.isNarrowMark {
        width += previousIsWide ? 1 : 0.5
        markWaits = !previousIsWide
      } else {
        width += isWide ? 1 : 0.5
      }
      previousIsWide = isWide || (scalar.isNarrowMark && previousIsWide)
    }
    return width
  }
  /// Width in em of a line of a text file, where the spaces beside Latin words are columns as well.
  ///
  /// Between Chinese characters spaces are readers' and do not count.
  var typedWidthInEm: Double {
    let width = widthInEm
    // No line of print is so wide.
    guard width < 200 else { return width }
    var spaces = 0.0
    var before: Unicode.Scalar?
    var isSpaced = false
    for scalar in self {
      if scalar.isSpace {
        isSpaced = true
        continue
      }
      if isSpaced, let before, !before.isWide || !scalar.isWide {
        spaces += !before.isWide && !scalar.isWide ? 0.5 : 0.25
      }
      before = scalar
      isSpaced = false
    }
    return width + spaces
  }
}
