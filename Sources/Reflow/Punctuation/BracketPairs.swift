/// Brackets that were read as another kind than their partner or their place allow.
///
/// Source: GB/T 15834-2011, 4.15: 《》 stand around the title of a work, 〈〉 only around one inside such.
enum BracketPairs {
  /// Makes the opening one of 〈…） and 《…） a （, and the odd one of 〔…] and [… 〕 a 〔 or 〕.
  ///
  /// Readers take （ for 〈 or 《 far more often than the other way round, so that a wide closing bracket
  /// tells what was printed, if no sentence ends between; 〈…〉 outside a title become 《…》. A 〈 or 〉 beside
  /// a number is the sign of less or more (P〈0.05), and in a text that was typed both are as its writer
  /// wanted them, since Taiwan's usage has 〈〉 around chapters and articles.
  static func repair(_ passage: inout Passage, isRecognised: Bool) {
    let scalars = passage.scalars
    var open: [Int] = []
    var openTitles = 0
    var sentenceEnd = -1
    for (offset, scalar) in scalars.enumerated() {
      switch scalar {
      case "〈" where !isRecognised || isLess(offset, in: passage): continue
      case "〉" where !isRecognised || isMore(offset, behind: open.last, in: passage): continue
      case "。", "！", "？": sentenceEnd = offset
      case "（", "(", "〈", "《", "〔", "[":
        open.append(offset)
        if scalar == "《" { openTitles += 1 }
      case "）", ")", "〉", "》", "〕", "]":
        guard let start = open.popLast() else { continue }
        if scalars[start] == "《" { openTitles -= 1 }
        guard sentenceEnd < start else { continue }
        let outer = open.last.map { scalars[$0] }
        repair(start, offset, inTitle: openTitles > 0, outer: outer, of: &passage)
      default: break
      }
    }
  }

  /// Whether a 〈 stands for <: behind a letter or digit or before a digit, but for a line's number 〈1）.
  private static func isLess(_ offset: Int, in passage: Passage) -> Bool {
    let scalars = passage.scalars
    let before = scalars[..<offset].last { !$0.isSpace }
    let after = scalars[(offset + 1)...].drop(while: \.isSpace)
    if before.map({ $0.isLatinLetter || $0.isDigit }) == true, !passage.startsLine(offset) {
      return true
    }
    guard after.first.map({ $0.isDigit || $0 == "." || $0 == "-" }) == true else { return false }
    let behindNumber = after.drop(while: \.isDigit).first
    return !passage.startsLine(offset) || behindNumber != "）" && behindNumber != ")"
  }

  /// Whether a 〉 stands for >: no 〈 or 《 is open, or a digit follows.
  private static func isMore(_ offset: Int, behind open: Int?, in passage: Passage) -> Bool {
    guard let open, passage.scalars[open] == "〈" || passage.scalars[open] == "《" else {
      return true
    }
    return passage.scalars[(offset + 1)...].first { !$0.isSpace }?.isDigit == true
  }

  /// The pair at `start` and `end`, which stands inside one that `outer` opens.
  private static func repair(
    _ start: Int, _ end: Int, inTitle: Bool, outer: Unicode.Scalar?, of passage: inout Passage
  ) {
    let closing = passage.scalars[end]
    switch (passage.scalars[start], closing) {
    // （…《…）: the title's own 》 was lost.
    case ("《", "）") where outer == "（" || outer == "(": break
    case ("《", ")") where outer == "（" || outer == "(": break
    case ("〈", "）"), ("〈", ")"), ("《", "）"), ("《", ")"):
      passage.change(start, to: "（", rule: "bracket-pair")
      if closing == ")" { passage.change(end, to: "）", rule: "bracket-pair") }
    case ("〈", "〉") where !inTitle:
      passage.change(start, to: "《", rule: "title-marks")
      passage.change(end, to: "》", rule: "title-marks")
    case ("〈", "》"): passage.change(start, to: "《", rule: "title-marks")
    case ("《", "〉"): passage.change(end, to: "》", rule: "title-marks")
    case ("〔", "]"): passage.change(end, to: "〕", rule: "bracket-pair")
    case ("[", "〕"): passage.change(start, to: "〔", rule: "bracket-pair")
    default: break
    }
  }
}
