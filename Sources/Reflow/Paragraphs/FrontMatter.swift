/// What stands before the body of an official document.
enum FrontMatter {
  /// Whether `text` stands in brackets from end to end.
  static func isBracketed(_ text: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    return (first == "（" || first == "(") && (last == "）" || last == ")")
  }

  /// （2023）京0108民初12345号, as courts number their cases.
  private static func isCaseNumber(_ text: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
    guard text.count <= 40 else { return false }
    let scalars = Array(text.lazy.filter { !$0.isSpace })
    guard let first = scalars.first, "（(〔".unicodeScalars.contains(first) else { return false }
    let year = scalars.dropFirst().prefix(while: \.isDigit)
    let rest = scalars.dropFirst(1 + year.count)
    guard year.count == 4, let close = rest.first, "）)〕".unicodeScalars.contains(close),
      rest.last == "号", rest.dropLast().last?.isDigit == true
    else { return false }
    let name = rest.dropFirst().dropLast()
    return name.count <= 20 && name.first?.isHan == true
      && name.allSatisfy { $0.isHan || $0.isDigit }
  }

  /// 国办发〔2024〕3号, 清政发（2023）第7号, and the same with its signer behind it; and numbers of cases.
  static func isDocumentNumber(_ text: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
    if isCaseNumber(text) { return true }
    guard text.count <= 40, let first = text.first, first.isHan else { return false }
    let scalars = Array(text.lazy.filter { !$0.isSpace })
    var rest = scalars[...]
    let name = rest.prefix(16).prefix { $0.isHan || $0.isLatinLetter }
    rest = rest.dropFirst(name.count)
    // Readers lose one of the brackets, and take them for others.
    let isOpened = rest.first.map { "〔[（(【［".unicodeScalars.contains($0) } ?? false
    if isOpened { rest = rest.dropFirst() }
    let year = rest.prefix(while: \.isDigit)
    rest = rest.dropFirst(year.count)
    let isClosed = rest.first.map { "〕]）)】］".unicodeScalars.contains($0) } ?? false
    if isClosed { rest = rest.dropFirst() }
    guard !name.isEmpty, year.count == 4, isOpened || isClosed,
      !references.contains(where: { name.starts(with: $0.unicodeScalars) })
    else { return false }
    if rest.first == "第" { rest = rest.dropFirst() }
    let number = rest.prefix(while: \.isDigit)
    rest = rest.dropFirst(number.count)
    guard (1...4).contains(number.count), rest.first == "号" else { return false }
    return rest.count == 1 || rest.dropFirst().starts(with: "签发人".unicodeScalars)
  }

  /// Words before a number that a sentence speaks of.
  private static let references = ["根据", "按照", "依照", "依据", "参照", "执行", "转发"]

  /// Whether `text`, a paragraph between the title and the body, names those that it is written to.
  ///
  /// 各市、县人民政府：, 县水务局：, 同志们：, with ； or : for a misread ：.
  static func isAddressee(_ text: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
    guard let last = text.last, "：:；;".unicodeScalars.contains(last), text.count <= 160,
      Numbering(of: text) == nil
    else { return false }
    let isSure = last.isColon
    let names = text.dropLast()
    guard !names.isEmpty, !names.contains(where: { "。：:；;！？".unicodeScalars.contains($0) }),
      !isSentence(names)
    else { return false }
    let isOfAll = names.first == "各" || names.starts(with: "尊敬的".unicodeScalars)
    if isSure && isOfAll { return true }
    return (isSure || isOfAll) && addresseeEnds.contains { names.reversed().starts(with: $0) }
  }

  /// Whether words among `names` say what those named are to do: 各单位要做好…, 各户应当储水….
  private static func isSentence(_ names: some Collection<Unicode.Scalar>) -> Bool {
    var text = String(String.UnicodeScalarView(names))
    if distributives.contains(where: { text.hasPrefix($0) }) { return true }
    guard predicates.contains(where: { text.contains($0) }) else { return false }
    for noun in nouns { text.replace(noun, with: "") }
    return predicates.contains { text.contains($0) }
  }

  private static let predicates = [
    "要", "应", "须", "需", "不得", "可以", "负责", "认真", "做好", "加强", "按照", "根据", "结合", "把", "将", "如下", "以下",
    "下列",
  ]

  /// Words of names that hold one of ``predicates``.
  private static let nouns = [
    "主要", "重要", "要素", "应急", "应用", "供应", "反应", "响应", "相应", "对应", "供需", "急需",
  ]

  /// What begins with 各 and is nobody.
  private static let distributives = ["各项", "各种", "各类", "各自"]

  /// Reversed.
  private static let addresseeEnds = [
    "政府", "单位", "部门", "机构", "委员会", "局", "厅", "部", "委", "办", "院", "处", "公司", "企业", "学校", "大学", "中心",
    "协会", "支部", "党委", "同志", "同志们", "代表", "先生", "女士", "朋友们", "居民", "村民", "商户", "小组", "银行", "人员",
    "考生", "家长", "同学", "老师", "站", "所", "会", "户", "办公室",
  ].map { $0.unicodeScalars.reversed() }

  /// Whether `text` ends as the titles of official documents do.
  static func endsAsTitle(_ text: String) -> Bool {
    guard let last = text.unicodeScalars.last, titleLasts.contains(last) else { return false }
    return titleEnds.contains { text.hasSuffix($0) }
  }

  private static let titleEnds = [
    "通知", "通报", "通告", "公告", "公报", "决定", "决议", "命令", "意见", "办法", "条例", "规定", "细则", "规则", "章程",
    "报告", "总结", "方案", "计划", "规划", "批复", "请示", "纪要", "议案", "简报", "汇报", "的函",
  ]

  private static let titleLasts = Set(titleEnds.compactMap(\.unicodeScalars.last))
}
