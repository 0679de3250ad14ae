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
    if isColon(next) { return true }
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

  private static func isColon(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "：" || scalar == ":"
  }

  private static let distributionWords = [
    "抄送", "抄报", "主送", "报送", "分送", "印送", "发送", "主题词",
  ].map { Array($0.unicodeScalars) }

  private static func isDistribution(_ text: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
    if startsDistribution(text) { return true }
    guard text.count <= 60 else { return false }
    let end = text.reversed().drop { $0.isSpace || $0 == "。" }
    guard end.prefix(2).elementsEqual("发印".unicodeScalars) else { return false }
    let before = end.dropFirst(2).drop(while: \.isSpace)
    guard before.first == "日" else { return false }
    return before.prefix(14).contains("年") && before.prefix(14).contains("月")
  }

  private static func startsDistribution(_ text: some Collection<Unicode.Scalar>) -> Bool {
    // 抄 送：
    let start = text.lazy.filter { !$0.isSpace }.prefix(4)
    return distributionWords.contains { word in
      start.starts(with: word) && start.dropFirst(word.count).first.map(isColon) == true
    }
  }
}

/// The start of a caption.
enum CaptionStart {
  private static let latin = ["Figure", "Fig.", "Table"].map { Array($0.unicodeScalars) }
  private static let unit = Array("单位".unicodeScalars)

  /// Whether `text` begins as captions do: 表1, 图 2-1, 附图3, 续表一, Table 4; or is a table's unit.
  static func begins(_ text: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
    var rest = text[...]
    if let word = latin.first(where: { text.starts(with: $0) }) {
      return rest.dropFirst(word.count).first(where: { !$0.isSpace })?.isDigit == true
    }
    if isUnit(text) { return true }
    if rest.first == "附" || rest.first == "续" { rest = rest.dropFirst() }
    guard let first = rest.first, first == "表" || first == "图" else { return false }
    rest = rest.dropFirst().drop { $0.isSpace || $0 == ":" || $0 == "：" }
    let number = rest.prefix(while: \.isDigit)
    if !number.isEmpty { return number.count <= 3 }
    // 表一 and its name; 图一时 and 表三分之一 are read on.
    let numeral = rest.prefix(while: \.isChineseNumeral)
    guard !numeral.isEmpty, numeral.count <= 3 else { return false }
    guard let next = rest.dropFirst(numeral.count).first else { return true }
    return next.isSpace || next == "：" || next == ":" || text.count <= 24
  }

  /// 单位：万元, in brackets or not.
  private static func isUnit(_ text: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
    guard text.count <= 14 else { return false }
    let rest = text.drop { $0 == "（" || $0 == "(" }
    guard rest.starts(with: unit) else { return false }
    return rest.dropFirst(2).first(where: { !$0.isSpace }).map { $0 == "：" || $0 == ":" } ?? false
  }
}

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
        mark == "：" || mark == ":"
      else { return nil }
      return number.count + 2
    default: return nil
    }
  }
}
