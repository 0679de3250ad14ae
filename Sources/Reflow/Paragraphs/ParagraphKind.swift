import DocumentModel

/// Tells what a paragraph is from its text and the shape of its first line.
struct ParagraphKind {
  /// Longest heading in em.
  private static let headingWidth = 40.0

  /// The kind of the paragraph made of `fragments` (its lines; not empty) with this text;
  /// `beforeBody` while nothing but titles and notes came before.
  static func kind(
    of fragments: ArraySlice<Fragment>, text: String, beforeBody: Bool
  ) -> Paragraph.Kind {
    guard let first = fragments.first else { return .body }
    if !first.cells.isEmpty { return .tableRow }
    let scalars = text.unicodeScalars
    let width = scalars.widthInEm
    let end = LineEnd(of: scalars)
    let number = Numbering(of: scalars)
    let isShort = width <= headingWidth && (end == .word || end == .bound)
    if isDate(scalars) { return .date }
    if let number {
      switch number.kind {
      case .part, .chapter, .section: return isShort ? .heading : .body
      case .article: return .body
      case .chinese: return isShort || isCentred(first) ? .heading : .body
      case .bracketedChinese, .arabic:
        return isShort && fragments.count == 1 ? .heading : itemKind(scalars)
      case .bracketedArabic, .circled, .bullet: return itemKind(scalars)
      }
    }
    if isCaption(scalars) && isShort { return .caption }
    if FrontMatter.isNote(scalars) { return .body }
    guard let shape = first.shape else {
      return beforeBody && isShort ? .title : .body
    }
    if isShort && beforeBody {
      let isBig = shape.size > 1.15 || (shape.size > 1.04 && FrontMatter.endsAsTitle(text))
      if shape.isCentred || isBig { return .title }
    }
    if shape.isAtRight && fragments.count == 1 && width < 30 { return .signature }
    if shape.isCentred && isShort && fragments.count == 1 { return .heading }
    return .body
  }

  /// An item is one sentence; a number before several is a heading that runs into its paragraph.
  private static func itemKind(_ text: some BidirectionalCollection<Unicode.Scalar>)
    -> Paragraph.Kind
  {
    text.dropLast().contains("。") ? .body : .listItem
  }

  private static func isCentred(_ fragment: Fragment) -> Bool { fragment.shape?.isCentred ?? false }

  /// 二〇二四年三月五日, 2024年3月5日 and the like, and nothing else.
  static func isDate(_ text: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
    guard text.count <= 16, text.last == "日" else { return false }
    var marks: [Unicode.Scalar] = []
    for scalar in text where !scalar.isSpace {
      if scalar == "年" || scalar == "月" || scalar == "日" {
        marks.append(scalar)
      } else if !scalar.isChineseNumeral && !scalar.isDigit && scalar != "○" && scalar != "O" {
        return false
      }
    }
    return marks == ["年", "月", "日"]
  }

  /// 表1, 图 2, 附图3 at the start.
  private static func isCaption(_ text: some Collection<Unicode.Scalar>) -> Bool {
    var rest = text.dropFirst(text.first == "附" ? 1 : 0)
    guard let first = rest.first, first == "表" || first == "图" else { return false }
    rest = rest.dropFirst()
    guard let next = rest.first(where: { !$0.isSpace && $0 != ":" && $0 != "：" }) else {
      return false
    }
    return next.isDigit || next.isChineseNumeral
  }
}
