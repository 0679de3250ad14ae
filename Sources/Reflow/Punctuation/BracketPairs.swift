/// Brackets that were read as another kind than their partner or their place allow.
///
/// Source: GB/T 15834-2011, 4.15: 《》 stand around the title of a work, 〈〉 only around one inside such.
enum BracketPairs {
  /// Makes the opening one of 〈…） and 《…） a （, and the odd one of 〔…] and [… 〕 a 〔 or 〕.
  ///
  /// Readers take （ for 〈 or 《 far more often than the other way round, so that a wide closing bracket
  /// tells what was printed, if no sentence ends between; 〈…〉 outside a title become 《…》.
  static func repair(_ passage: inout Passage) {
    let scalars = passage.scalars
    var open: [Int] = []
    var openTitles = 0
    var sentenceEnd = -1
    for (offset, scalar) in scalars.enumerated() {
      switch scalar {
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
