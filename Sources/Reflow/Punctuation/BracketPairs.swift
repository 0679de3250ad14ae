/// Brackets that were read as another kind than their partner or their place allow.
///
/// Source: GB/T 15834-2011, 4.15: 《》 stand around the title of a work, 〈〉 only around one inside such.
enum BracketPairs {
  /// Makes the opening one of 〈…） and 《…） a （, and the odd one of 〔…] and [… 〕 a 〔 or 〕.
  ///
  /// Readers take （ for 〈 or 《 far more often than the other way round, so that a wide closing bracket
  /// tells what was printed; 〈…〉 outside a title become 《…》. Pairs over a line's end are left alone.
  static func repair(_ scalars: [Unicode.Scalar], into changes: inout LineChanges) {
    var open: [Int] = []
    for (offset, scalar) in scalars.enumerated() {
      switch scalar {
      case "（", "(", "〈", "《", "〔", "[": open.append(offset)
      case "）", ")", "〉", "》", "〕", "]":
        guard let start = open.popLast() else { continue }
        switch (scalars[start], scalar) {
        case ("〈", "）"), ("〈", ")"), ("《", "）"), ("《", ")"):
          changes.change(start, to: "（", rule: "bracket-pair")
          if scalar == ")" { changes.change(offset, to: "）", rule: "bracket-pair") }
        case ("〈", "〉") where !open.contains(where: { scalars[$0] == "《" }):
          changes.change(start, to: "《", rule: "title-marks")
          changes.change(offset, to: "》", rule: "title-marks")
        case ("〈", "》"): changes.change(start, to: "《", rule: "title-marks")
        case ("《", "〉"): changes.change(offset, to: "》", rule: "title-marks")
        case ("〔", "]"): changes.change(offset, to: "〕", rule: "bracket-pair")
        case ("[", "〕"): changes.change(start, to: "〔", rule: "bracket-pair")
        default: break
        }
      default: break
      }
    }
  }
}
