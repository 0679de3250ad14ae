/// The marks between the clauses of running text, which names, addresses and titles do not have.
enum ClauseMarks {
  /// Scalars that are looked at.
  private static let reach = 200

  /// Whether one of ，。；！？ stands in `text`, or a narrow one before a space or at the end.
  ///
  /// Not in brackets, and not the point behind the letter of an option or a number: `A. `, `12. `.
  static func stand(in text: some Collection<Unicode.Scalar>) -> Bool {
    var depth = 0
    var narrowWaits = false
    // Letters or digits since the last other scalar, and whether a point behind them is that of a label.
    var word = 0
    var isLabel = true
    for scalar in text.prefix(reach) {
      if narrowWaits && scalar.isSpace { return true }
      narrowWaits = false
      switch scalar {
      case "（", "(", "《", "〔", "【", "［", "[": depth += 1
      case "）", ")", "》", "〕", "】", "］", "]": depth = max(0, depth - 1)
      case "，", "。", "；", "！", "？": if depth == 0 { return true }
      case "." where isLabel && word > 0: break
      case ",", ".", ";", "!", "?": narrowWaits = depth == 0
      default: break
      }
      if scalar.isDigit || scalar.isLatinLetter {
        word += 1
        isLabel = (word == 1 || isLabel) && (scalar.isDigit || word == 1)
      } else {
        word = 0
        isLabel = scalar.isSpace
      }
    }
    return narrowWaits
  }
}
