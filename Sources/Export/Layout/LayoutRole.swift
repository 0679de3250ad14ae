import DocumentModel

/// What a part of a page is.
enum LayoutRole: Hashable {
  /// Part of the text; `nil` where no operator put paragraphs together.
  case text(Paragraph.Kind?)
  case header
  case footer
  case pageNumber
  /// Left out of the text for another reason: an advertisement, a stray mark, a line read twice.
  case leftOut

  /// What the operators say of the lines that they drop, in the words of `drop-running-heads`.
  init(_ drop: Drop) {
    switch drop.reason {
    case "running head": self = .header
    case "running foot": self = .footer
    case "page number": self = .pageNumber
    default: self = .leftOut
    }
  }

  var isText: Bool {
    if case .text = self { true } else { false }
  }

  /// In one word, for formats that name it freely: a paragraph's kind, or the role.
  var name: String {
    switch self {
    case .text(let kind): kind?.rawValue ?? "text"
    case .header: "header"
    case .footer: "footer"
    case .pageNumber: "page-number"
    case .leftOut: "left-out"
    }
  }
}
