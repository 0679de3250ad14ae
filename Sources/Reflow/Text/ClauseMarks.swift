/// The marks between the clauses of running text, which names, addresses and titles do not have.
enum ClauseMarks {
  /// Scalars that are looked at.
  private static let reach = 200

  /// Whether one of ，。；！？ stands in `text`, or a narrow one before a space or at the end; not in brackets.
  static func stand(in text: some Collection<Unicode.Scalar>) -> Bool {
    var depth = 0
    var narrowWaits = false
    for scalar in text.prefix(reach) {
      if narrowWaits && scalar.isSpace { return true }
      narrowWaits = false
      switch scalar {
      case "（", "(", "《", "〔", "【", "［", "[": depth += 1
      case "）", ")", "》", "〕", "】", "］", "]": depth = max(0, depth - 1)
      case "，", "。", "；", "！", "？": if depth == 0 { return true }
      case ",", ".", ";", "!", "?": narrowWaits = depth == 0
      default: break
      }
    }
    return narrowWaits
  }
}
