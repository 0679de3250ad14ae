/// What stands before the body of an official document.
enum FrontMatter {
  /// Whether `text` is no title though it stands among titles: a note in brackets, or a document's
  /// number (国办发〔2024〕3号).
  static func isNote(_ text: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    if (first == "（" || first == "(") && (last == "）" || last == ")") { return true }
    guard last == "号", text.count <= 24 else { return false }
    return text.contains { ["〔", "[", "（", "("].contains($0) }
      && text.dropLast().last?.isDigit == true
  }

  /// Whether `text` ends as the titles of official documents do.
  static func endsAsTitle(_ text: String) -> Bool {
    let trimmed = text.drop { $0 == " " }
    return titleEnds.contains { trimmed.hasSuffix($0) }
  }

  private static let titleEnds = [
    "通知", "通报", "通告", "公告", "公报", "决定", "决议", "命令", "意见", "办法", "条例", "规定", "细则", "规则", "章程",
    "报告", "总结", "方案", "计划", "规划", "批复", "请示", "纪要", "议案", "简报", "汇报", "的函",
  ]
}
