/// A text as patterns of clutter see it: without spaces, icons and differences of width and case.
///
/// Captures bring the same button as 下载 (3), 下载（３） and ★下 载(3). Brackets, quotes, dashes and dots
/// of one kind become one scalar, and a run of the same dash or dot counts once.
struct FoldedText: Equatable {
  private(set) var scalars: [Unicode.Scalar] = []
  /// For each scalar its offset, in scalars, in the text that was folded.
  private(set) var offsets: [Int] = []
  /// Whether the text had more scalars than were folded.
  private(set) var isCut = false

  /// - Parameters:
  ///   - text: any text.
  ///   - limit: folded scalars after which the rest is left.
  init(_ text: some Sequence<Unicode.Scalar>, limit: Int = .max) {
    for (offset, scalar) in text.enumerated() {
      guard let folded = Self.fold(scalar) else { continue }
      if folded == scalars.last, Self.runsCountOnce(folded) { continue }
      guard scalars.count < limit else {
        isCut = true
        return
      }
      scalars.append(folded)
      offsets.append(offset)
    }
  }

  /// Without dashes, dots and bars at its ends, without the full stop, and without a pair of brackets around it.
  var core: ArraySlice<Unicode.Scalar> {
    var core = scalars[...]
    while let first = core.first, Self.isOrnament(first) { core = core.dropFirst() }
    while let last = core.last, Self.isOrnament(last) || last == "。" || last == "!" {
      core = core.dropLast()
    }
    switch (core.first, core.last) {
    case ("[", "]"), ("(", ")"), ("《", "》"): return core.dropFirst().dropLast()
    default: return core
    }
  }

  private static func isOrnament(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "=", "~", "·", "_", "*", "<", ">", ".", "|", "/", "+", "^", ":": true
    default: false
    }
  }

  /// The scalar that stands for `scalar`; `nil` for what is not compared.
  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar.isHan { return scalar }
    switch scalar {
    case "a"..."z", "0"..."9": return scalar
    case "A"..."Z": return Unicode.Scalar(scalar.value + 0x20)
    case "！"..."～": return Unicode.Scalar(scalar.value - 0xFEE0).flatMap(fold)
    case "【", "〔", "〖": return "["
    case "】", "〕", "〗": return "]"
    case "〈": return "《"
    case "〉": return "》"
    case "“", "”", "„", "‟", "〝", "〞": return "\""
    case "‘", "’", "‚", "‛": return "'"
    case "‐"..."―", "−", "─", "━": return "-"
    case "…", "⋯": return "."
    case "•", "・", "‧", "∙": return "·"
    case "»", "›", "→": return ">"
    case "«", "‹": return "<"
    case "｡": return "。"
    case "､": return "、"
    default: return isIcon(scalar) ? nil : scalar
    }
  }

  /// Spaces, what cannot be seen, arrows, boxes, stars, dingbats, emoji and the icons of web fonts.
  private static func isIcon(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isSpace || scalar.isZeroWidth || scalar.isControl { return true }
    switch scalar.value {
    case 0x2190...0x21FF, 0x2580...0x27BF, 0x2B00...0x2BFF, 0xE000...0xF8FF, 0xFE00...0xFE0F,
      0xFFFC...0xFFFD, 0x1F000...0x1FAFF, 0x203B:
      return true
    default: return false
    }
  }

  private static func runsCountOnce(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", ".", "=", "_", "~", ">", "<", "·": true
    default: false
    }
  }
}
