/// What a line is by its words alone, where official documents have a fixed form for it.
///
/// The forms are those of GB/T 9704-2012 (版头, 主体, 版记), with the brackets and marks that readers
/// misread for each other.
enum OfficialForm: Equatable {
  /// 国办发〔2024〕3号, alone or with its signer (签发人：…).
  case documentNumber
  /// 附件：1. …, 附件1, 附件2：…
  case attachment
  /// 抄送：…, 主题词：…, …办公室 2024年3月5日印发
  case distribution
  /// 图1, 表2, 附图3, 续表1, Figure 1, and 单位：万元
  case caption
  /// ①…, [1]…, ＊…, 注：…
  case footnote
  /// A title, a leader of dots, a page number.
  case contents

  /// The form of a line or paragraph that begins without spaces; `nil` for prose.
  init?(of text: some BidirectionalCollection<Unicode.Scalar>) {
    guard let first = text.first, text.dropFirst().first != nil else { return nil }
    if ContentsLine(text) != nil {
      self = .contents
    } else if FrontMatter.isDocumentNumber(text) {
      self = .documentNumber
    } else if Self.isAttachment(text, first) {
      self = .attachment
    } else if Self.isDistribution(text) {
      self = .distribution
    } else if CaptionStart.begins(text) {
      self = .caption
    } else if FootnoteMark.length(of: text) != nil {
      self = .footnote
    } else {
      return nil
    }
  }

  /// 附件：, 附：, 附件1, 附件一：, and 附件 alone; not 附件所列….
  private static func isAttachment(
    _ text: some BidirectionalCollection<Unicode.Scalar>, _ first: Unicode.Scalar
  ) -> Bool {
    guard first == "附" else { return false }
    var rest = text.dropFirst().drop(while: \.isSpace)
    let isWord = rest.first.map { ["件", "表", "录"].contains($0) } ?? false
    if isWord { rest = rest.dropFirst().drop(while: \.isSpace) }
    let number = rest.prefix(while: { $0.isDigit || $0.isChineseNumeral })
    rest = rest.dropFirst(number.count).drop(while: \.isSpace)
    guard let next = rest.first else { return isWord }
    if next.isColon { return true }
    return isWord && !number.isEmpty && number.count <= 3 && next.isHan && text.count <= 40
      && LineEnd(of: text) == .word && !continuesPhrase(next)
  }

  /// 附件1所列的…, 附件2的…: the attachment is spoken of.
  private static func continuesPhrase(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "所", "的", "中", "和", "至", "或", "及", "与", "规", "为", "是", "、": true
    default: false
    }
  }

  private static let distributionWords = [
    "抄送", "抄报", "主送", "报送", "分送", "印送", "发送", "主题词",
  ].map { Array($0.unicodeScalars) }

  private static func isDistribution(_ text: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
    startsDistribution(text) || isPrinted(text)
  }

  /// …办公室 2024年3月5日印发: an office and a date; not a sentence that says when something was printed.
  private static func isPrinted(_ text: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
    guard text.count <= 60 else { return false }
    let end = text.reversed().drop { $0.isSpace || $0 == "。" }
    guard end.prefix(2).elementsEqual("发印".unicodeScalars) else { return false }
    let before = end.dropFirst(2).drop(while: \.isSpace)
    guard before.first == "日" else { return false }
    let date = before.prefix { $0.isSpace || $0.isDigit || $0.isChineseNumeral || isOfDate($0) }
    guard date.contains("年"), date.contains("月") else { return false }
    let office = before.dropFirst(date.count)
    return !office.contains { "，。；：、《》“”".unicodeScalars.contains($0) }
      && office.first.map { !"于在自".unicodeScalars.contains($0) } ?? true
      && text.first.map { !"由经于已".unicodeScalars.contains($0) } ?? true
  }

  /// Letters are digits that were misread.
  private static func isOfDate(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLatinLetter || "年月日○".unicodeScalars.contains(scalar)
  }

  private static func startsDistribution(_ text: some Collection<Unicode.Scalar>) -> Bool {
    // 抄 送：
    let start = text.lazy.filter { !$0.isSpace }.prefix(4)
    return distributionWords.contains { word in
      start.starts(with: word) && start.dropFirst(word.count).first?.isColon == true
    }
  }
}
