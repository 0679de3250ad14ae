/// The brackets around the year of an official document's number, which readers take for square ones.
///
/// Source: GB/T 9704-2012, 7.2.5: the year stands in 〔〕, as in 国发〔2012〕10号.
enum YearBrackets {
  /// Makes [2019]7号 behind a Chinese character 〔2019〕7号, also when one of the two was not read.
  static func repair(_ passage: inout Passage) {
    let scalars = passage.scalars
    for end in scalars.indices where scalars[end] == "]" && isNumber(scalars[(end + 1)...]) {
      let year = scalars[..<end].suffix(4)
      guard isYear(year), year.startIndex > 0 else { continue }
      let before = year.startIndex - 1
      if scalars[before].isHan {
        passage.change(end, to: "〕", rule: "year-bracket")
      } else if scalars[before] == "[", before > 0, scalars[before - 1].isHan {
        passage.change(before, to: "〔", rule: "year-bracket")
        passage.change(end, to: "〕", rule: "year-bracket")
      }
    }
  }

  private static func isYear(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let century = scalars.prefix(2)
    return scalars.count == 4 && scalars.allSatisfy(\.isDigit)
      && (century.elementsEqual(["1", "9"]) || century.elementsEqual(["2", "0"]))
  }

  /// 7号, 第12号.
  private static func isNumber(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let number = scalars.first == "第" ? scalars.dropFirst() : scalars
    let digits = number.prefix(6).prefix(while: \.isDigit)
    return !digits.isEmpty && number.dropFirst(digits.count).first == "号"
  }
}
