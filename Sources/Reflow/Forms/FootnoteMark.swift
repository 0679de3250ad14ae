/// The mark that a footnote begins with.
enum FootnoteMark {
  /// Scalars of ①, [1], 〔2〕, *, ※, ¹, 注：, 注1： or 资料来源： at the start; `nil` for other starts.
  static func length(of text: some BidirectionalCollection<Unicode.Scalar>) -> Int? {
    guard let first = text.first else { return nil }
    switch first {
    case "①"..."⑳", "*", "＊", "※", "†", "‡", "¹", "²", "³", "⁴"..."⁹": return 1
    case "[", "［", "〔":
      let number = text.dropFirst().prefix(while: \.isDigit)
      guard (1...2).contains(number.count), let close = text.dropFirst(number.count + 1).first,
        close == "]" || close == "］" || close == "〕"
      else { return nil }
      return number.count + 2
    case "注":
      let number = text.dropFirst().prefix(while: \.isDigit)
      guard number.count <= 2, let mark = text.dropFirst(number.count + 1).first,
        mark.isColon
      else { return nil }
      return number.count + 2
    default: return nil
    }
  }
}
