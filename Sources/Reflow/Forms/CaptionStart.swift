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
    return (next.isSpace || next.isColon || text.count <= 24) && !isSpokenOf(rest)
  }

  /// Whether `rest`, what stands behind the number, goes on with a sentence (图1所示为…, 表2中的…, 图3、图4…)
  /// instead of naming the figure.
  private static func isSpokenOf(_ rest: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
    // 图 2-1, 图2.1, 图2（a）
    let name = rest.drop { $0.isDigit || "-－—.．–".unicodeScalars.contains($0) }
    guard let first = name.first else { return false }
    if first.isColon { return false }
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

  /// 单位：万元, in brackets or not.
  private static func isUnit(_ text: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
    guard text.count <= 14 else { return false }
    let rest = text.drop { $0 == "（" || $0 == "(" }
    guard rest.starts(with: unit) else { return false }
    return rest.dropFirst(2).first(where: { !$0.isSpace })?.isColon ?? false
  }
}
