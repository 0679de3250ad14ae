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
    if !number.isEmpty {
      return number.count <= 3 && !isSpokenOf(rest.dropFirst(number.count))
    }
    // 表一 and its name; 图一时 and 表三分之一 are read on.
    let numeral = rest.prefix(while: \.isChineseNumeral)
    guard !numeral.isEmpty, numeral.count <= 3 else { return false }
    rest = rest.dropFirst(numeral.count)
    guard let next = rest.first else { return true }
    return (next.isSpace || isColon(next) || text.count <= 24) && !isSpokenOf(rest)
  }

  /// Whether `rest`, what stands behind the number, goes on with a sentence (图1所示为…, 表2中的…, 图3、图4…)
  /// instead of naming the figure.
  private static func isSpokenOf(_ rest: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
    // 图 2-1, 图2.1, 图2（a）
    let name = rest.drop { $0.isDigit || "-－—.．–".unicodeScalars.contains($0) }
    guard let first = name.first else { return false }
    if isColon(first) { return false }
    let words = name.drop(while: \.isSpace)
    if phrases.contains(where: { words.starts(with: $0) }) { return true }
    guard !first.isSpace else { return false }
    // 表2中数据表明; 图2中心街管道.
    if first == "中", !(name.dropFirst().first.map(makesWordOfMiddle) ?? false) { return true }
    // A name that is not parted from its number has no sentence's marks.
    return words.contains { "，。；！？".unicodeScalars.contains($0) }
  }

  /// What no name of a figure begins with.
  private static let phrases = [
    "所示", "所列", "所述", "的", "中的", "中所", "中可", "给出", "显示", "列出", "列示", "可见", "可知", "可以", "表明", "反映了",
    "展示了",
    "描述了", "是", "为", "里的", "内的", "上的", "和图", "和表", "与图", "与表", "及图", "及表", "至图", "至表", "或图", "或表",
    "、", "，",
    "～", "~", "）", ")",
  ].map { Array($0.unicodeScalars) }

  /// 中心, 中学, 中型: a word that begins with 中.
  private static func makesWordOfMiddle(_ next: Unicode.Scalar) -> Bool {
    "心学小央型国期部间层等文华药医西东游年".unicodeScalars.contains(next)
  }

  private static func isColon(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "：" || scalar == ":"
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
