import DocumentModel

/// Tells what each paragraph of a document is, one after the other.
///
/// The words and the shape of the first line tell most; what came before tells titles from headings
/// and the items of an attachment list from others.
struct ParagraphKinds {
  /// Longest heading in em.
  private static let headingWidth = 40.0
  /// Print this much larger than the body's is a title's.
  private static let titleSize = 1.15

  /// Whether nothing but titles, notes, numbers and tables of contents came before.
  private var isBeforeBody = true
  /// Size of the last title; 0 before the first.
  private var lastTitleSize = 0.0
  private var previous: Paragraph.Kind?

  /// The kind of the paragraph made of `fragments` (its lines; not empty) with this text, the next one
  /// of the document.
  mutating func next(of fragments: [Fragment], text: String) -> Paragraph.Kind {
    let kind = kind(of: fragments, text: text)
    switch kind {
    case .title:
      lastTitleSize = fragments.first?.shape?.size ?? 1
    case .subtitle, .documentNumber, .contents, .footnote: break
    case .heading where ContentsHeading.isOne(text): break
    case .date where isBeforeBody: break
    case .body where FrontMatter.isBracketed(text.unicodeScalars): break
    case .attachment where Self.isAttachmentHead(text):
      // An attachment is a document with a title of its own.
      isBeforeBody = fragments.first?.shape != nil
      lastTitleSize = 0
    default: isBeforeBody = false
    }
    previous = kind
    return kind
  }

  private func kind(of fragments: [Fragment], text: String) -> Paragraph.Kind {
    guard let first = fragments.first else { return .body }
    if first.row != nil { return .tableRow }
    if first.isFootnote { return .footnote }
    let scalars = text.unicodeScalars
    let end = LineEnd(of: scalars)
    let isShort = scalars.widthInEm <= Self.headingWidth && (end == .word || end == .bound)
    if DateLine.isDate(scalars) { return .date }
    if first.form == .contents { return .contents }
    if let kind = kind(ofForm: text, first.form, isShort: isShort) { return kind }
    if let number = Numbering(of: scalars) {
      return kind(of: number, text, fragments, isShort: isShort)
    }
    if first.isSection && isShort && fragments.count == 1 { return .heading }
    if previous == .attachment, isShort, let shape = first.shape, hangsBelowAttachment(shape) {
      return .attachment
    }
    if isBeforeBody && FrontMatter.isAddressee(scalars) { return .addressee }
    if ContentsHeading.isOne(text) { return .heading }
    guard let shape = first.shape else {
      return isBeforeBody ? frontKind(of: text, isShort: isShort) : .body
    }
    return kind(ofShape: shape, text, count: fragments.count, isShort: isShort)
  }

  /// `line` is the form of the first line, whose spaces part a caption's number from its words.
  private func kind(
    ofForm text: String, _ line: OfficialForm?, isShort: Bool
  ) -> Paragraph.Kind? {
    let scalars = text.unicodeScalars
    switch line == .caption ? line : OfficialForm(of: scalars) {
    case .contents: return .contents
    case .documentNumber: return .documentNumber
    case .distribution: return .distribution
    case .attachment: return Self.isProse(scalars) ? nil : .attachment
    case .caption: return isShort ? .caption : nil
    // 注：… under a table.
    case .footnote: return previous == .tableRow && scalars.first == "注" ? .footnote : nil
    case nil: return nil
    }
  }

  private func kind(
    of number: Numbering, _ text: String, _ fragments: [Fragment], isShort: Bool
  ) -> Paragraph.Kind {
    let scalars = text.unicodeScalars
    switch number.kind {
    case .part, .chapter, .section: return isShort ? .heading : .body
    case .article: return .body
    case .chinese:
      return isShort || fragments.first?.shape?.isCentred == true ? .heading : .body
    case .arabic, .bracketedArabic:
      if previous == .attachment && isShort { return .attachment }
      guard number.kind == .arabic else { return itemKind(scalars) }
      return isShort && fragments.count == 1 ? .heading : itemKind(scalars)
    case .bracketedChinese: return isShort && fragments.count == 1 ? .heading : itemKind(scalars)
    case .circled, .bullet: return itemKind(scalars)
    }
  }

  /// Whether a line stands where the items of an attachment list do.
  private func hangsBelowAttachment(_ shape: LineShape) -> Bool {
    shape.leftGap > 3.6 && !shape.isCentred && !shape.isAtRight && shape.extraSpaceAbove < 0.7
  }

  /// An item is one sentence; a number before several is a heading that runs into its paragraph.
  private func itemKind(_ text: some BidirectionalCollection<Unicode.Scalar>) -> Paragraph.Kind {
    Self.isProse(text) ? .body : .listItem
  }

  /// Whether a sentence ends before the end of `text`.
  private static func isProse(_ text: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
    text.dropLast().contains("。")
  }

  /// Before the body of a text without geometry.
  private func frontKind(of text: String, isShort: Bool) -> Paragraph.Kind {
    if let kind = subtitleKind(of: text) { return kind }
    return isShort ? .title : .body
  }

  /// A note in brackets, or a line that begins with a dash under a title.
  private func subtitleKind(of text: String) -> Paragraph.Kind? {
    let scalars = text.unicodeScalars
    if FrontMatter.isBracketed(scalars) { return .subtitle }
    let isDashed = scalars.first == "—" || scalars.first == "－"
    return isDashed && lastTitleSize > 0 ? .subtitle : nil
  }

  private func kind(
    ofShape shape: LineShape, _ text: String, count: Int, isShort: Bool
  ) -> Paragraph.Kind {
    let scalars = text.unicodeScalars
    let width = scalars.widthInEm
    if isBeforeBody && shape.isCentred, let kind = subtitleKind(of: text) { return kind }
    if FrontMatter.isBracketed(scalars) { return shape.isCentred ? .centred : .body }
    if isShort && isBeforeBody {
      let endsAsTitle = FrontMatter.endsAsTitle(text)
      let isBig = shape.size > Self.titleSize || (shape.size > 1.04 && endsAsTitle)
      // A name or an office under a title that is printed much larger.
      let isUnderTitle =
        shape.size < Self.titleSize && lastTitleSize > 1.25 && shape.size < lastTitleSize * 0.8
      if shape.isCentred && isUnderTitle && !endsAsTitle { return .subtitle }
      if shape.isCentred || isBig { return .title }
    }
    if shape.isAtRight && count == 1 && width < 30 {
      return DateLine.isMonth(scalars) ? .date : .signature
    }
    guard shape.isCentred && count == 1 else { return .body }
    return isShort ? .heading : width < 30 ? .centred : .body
  }

  /// 附件1 by itself, over the attachment.
  private static func isAttachmentHead(_ text: String) -> Bool {
    text.unicodeScalars.count { !$0.isSpace } <= 5
  }
}

/// Dates that stand on a line of their own.
enum DateLine {
  /// 二〇二四年三月五日, 2024年3月5日 and the like, and nothing else.
  static func isDate(_ text: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
    marks(of: text) == ["年", "月", "日"] && text.last == "日"
  }

  /// 2024年3月, and nothing else.
  static func isMonth(_ text: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
    marks(of: text) == ["年", "月"] && text.last == "月"
  }

  /// The marks of a date among nothing but numerals; `nil` where there is more.
  private static func marks(
    of text: some BidirectionalCollection<Unicode.Scalar>
  ) -> [Unicode.Scalar]? {
    guard text.count <= 20 else { return nil }
    var marks: [Unicode.Scalar] = []
    for scalar in text where !scalar.isSpace {
      if scalar == "年" || scalar == "月" || scalar == "日" {
        marks.append(scalar)
      } else if !scalar.isChineseNumeral && !scalar.isDigit && scalar != "○" && scalar != "O" {
        return nil
      }
    }
    return marks
  }
}

/// The heading of a table of contents: 目录, 目次.
enum ContentsHeading {
  static func isOne(_ text: String) -> Bool {
    let printed = text.unicodeScalars.filter { !$0.isSpace }
    return printed.count == 2 && printed.first == "目"
      && (printed.last == "录" || printed.last == "次")
  }
}
