/// The number that a paragraph of a Chinese official document starts with.
struct Numbering: Equatable {
  var kind: Kind
  /// Scalars of the number with its marks: 3 for 第三条 and for （一）, 2 for 1、.
  var length: Int

  enum Kind: Int, Comparable {
    /// 第一编, 第二篇, 第一部分
    case part
    /// 第三章
    case chapter
    /// 第一节
    case section
    /// 第三条
    case article
    /// 一、
    case chinese
    /// （一）
    case bracketedChinese
    /// 1、 1. 1．
    case arabic
    /// (1) 1)
    case bracketedArabic
    /// ①
    case circled
    /// • ● ■ ◆
    case bullet

    static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
  }

  /// The number at the start of `text`, which begins without spaces; `nil` when there is none.
  ///
  /// Brackets may be misread (〈一), 【一〉) or lost at the front (六）), and one numeral of 第…条 may be
  /// misread when a space follows (第丸条 报纸).
  init?(of text: some Collection<Unicode.Scalar>) {
    guard let first = text.first else { return nil }
    switch first {
    case "第", "笫": self.init(ordinal: text)
    case "（", "(", "〈", "《", "【", "[", "〔": self.init(bracketed: text.dropFirst(), opened: true)
    case "①"..."⑳", "⑴"..."⒇", "㈠"..."㈩": self.init(kind: .circled, length: 1)
    case "•", "●", "○", "■", "□", "◆", "◇", "★", "※", "‧": self.init(kind: .bullet, length: 1)
    case _ where first.isDigit: self.init(arabic: text)
    case _ where first.isChineseNumeral: self.init(chinese: text)
    default: return nil
    }
  }

  private init(kind: Kind, length: Int) {
    self.kind = kind
    self.length = length
  }

  private init?(ordinal text: some Collection<Unicode.Scalar>) {
    var misread = 0
    var length = 1
    for scalar in text.dropFirst().prefix(9) {
      length += 1
      if scalar.isChineseNumeral || scalar.isDigit || (scalar.isSpace && length < 8) { continue }
      if length > 2, let kind = Self.ordinalKind(scalar) {
        guard misread == 0 || text.dropFirst(length).first?.isSpace == true else { return nil }
        self.init(kind: kind, length: length)
        return
      }
      if scalar == "部", length > 2, text.dropFirst(length).first == "分" {
        self.init(kind: .part, length: length + 1)
        return
      }
      misread += 1
      guard misread < 2, scalar.isHan else { return nil }
    }
    return nil
  }

  private static func ordinalKind(_ scalar: Unicode.Scalar) -> Kind? {
    switch scalar {
    case "编", "篇": .part
    case "章": .chapter
    case "节": .section
    case "条": .article
    default: nil
    }
  }

  private init?(bracketed text: some Collection<Unicode.Scalar>, opened: Bool) {
    let number = text.prefix(4).prefix { $0.isChineseNumeral || $0.isDigit }
    guard let first = number.first, let mark = text.dropFirst(number.count).first,
      Self.closes(mark)
    else { return nil }
    let kind: Kind = first.isDigit ? .bracketedArabic : .bracketedChinese
    // (2019) is a year.
    guard !first.isDigit || number.count <= 2 else { return nil }
    self.init(kind: kind, length: number.count + (opened ? 2 : 1))
  }

  private static func closes(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "）", ")", "〉", "》", "】", "]", "〕": true
    default: false
    }
  }

  private init?(chinese text: some Collection<Unicode.Scalar>) {
    let number = text.prefix(4).prefix(while: \.isChineseNumeral)
    guard number.count <= 3, let mark = text.dropFirst(number.count).first else { return nil }
    if mark == "、" || mark == "．" || mark == "." {
      self.init(kind: .chinese, length: number.count + 1)
    } else if Self.closes(mark) {
      self.init(bracketed: text, opened: false)
    } else {
      return nil
    }
  }

  private init?(arabic text: some Collection<Unicode.Scalar>) {
    let number = text.prefix(3).prefix(while: \.isDigit)
    guard number.count <= 2 else { return nil }
    let rest = text.dropFirst(number.count)
    guard let mark = rest.first else { return nil }
    let next = rest.dropFirst().first
    switch mark {
    case "、": self.init(kind: .arabic, length: number.count + 1)
    // 1.5 and 1,200 are numbers, and a list mark has something behind it.
    case ".", "．", ",", "，":
      guard let next, !next.isDigit else { return nil }
      self.init(kind: .arabic, length: number.count + 1)
    case "）", ")": self.init(kind: .bracketedArabic, length: number.count + 1)
    default: return nil
    }
  }
}
