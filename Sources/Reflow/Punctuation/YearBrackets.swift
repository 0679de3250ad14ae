/// The brackets around the year of an official document's number, which readers take for others.
///
/// Source: GB/T 9704-2012, 7.2.5: the year stands in 〔〕, as in 国发〔2012〕10号.
enum YearBrackets {
  /// Makes (2019]7号, [2019）7号 and (2019〕7号 behind a Chinese character 〔2019〕7号.
  ///
  /// Nobody types two brackets of different kinds. On recognised pages also [2019]7号, and 2019]7号
  /// where one of the two was not read; a text that was typed may have the square ones. （2019）7号 stays
  /// everywhere.
  static func repair(_ passage: inout Passage, isRecognised: Bool) {
    let scalars = passage.scalars
    for end in scalars.indices {
      guard let closing = closing(scalars[end]), isNumber(scalars[(end + 1)...]) else { continue }
      let year = scalars[..<end].suffix(4)
      guard isYear(year), year.startIndex > 0 else { continue }
      let before = year.startIndex - 1
      if scalars[before].isHan {
        guard isRecognised, closing == .square else { continue }
        passage.change(end, to: "〕", rule: "year-bracket")
      } else if let opening = opening(scalars[before]), before > 0, scalars[before - 1].isHan,
        opening != closing || isRecognised && (closing == .square || closing == .title)
      {
        passage.change(before, to: "〔", rule: "year-bracket")
        passage.change(end, to: "〕", rule: "year-bracket")
      }
    }
  }

  private enum Kind {
    case round
    case square
    case shell
    case title
  }

  private static func opening(_ scalar: Unicode.Scalar) -> Kind? {
    switch scalar {
    case "(", "（": .round
    case "[", "［", "【": .square
    case "〔": .shell
    case "〈", "《": .title
    default: nil
    }
  }

  private static func closing(_ scalar: Unicode.Scalar) -> Kind? {
    switch scalar {
    case ")", "）": .round
    case "]", "］", "】": .square
    case "〕": .shell
    case "〉", "》": .title
    default: nil
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
