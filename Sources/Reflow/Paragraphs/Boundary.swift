import DocumentModel

/// Whether a paragraph ends between two neighbouring fragments.
///
/// With geometry a sum of weights, set by hand, over the shapes, the end of the first line and the
/// start of the second; positive means a boundary. Without geometry lines end paragraphs unless sentences go
/// over line ends at a width of wrapping (``WrapEvidence``): then the fill of the first line decides, its last mark
/// and the start of the second.
struct Boundary {
  /// `nil` when the text has one paragraph per line.
  let wrapWidth: WrapWidth?
  /// Whether white space at the start of a line begins a paragraph: where wrapped paragraphs begin with it
  /// (``WrapWidth/usesIndent``), or a third of a text's lines that are whole paragraphs.
  let indentParts: Bool

  /// Narrowest indent in em of a text with one paragraph per line: two characters, or the spaces for them.
  static let paragraphIndent = 1.5

  init(of fragments: [Fragment]) {
    wrapWidth = WrapEvidence(of: fragments).width()
    let indented = fragments.count { $0.indent >= Self.paragraphIndent }
    indentParts = wrapWidth?.usesIndent ?? (indented * 3 >= fragments.count)
  }

  /// Whether a paragraph ends between the two; `paragraphStart` is the first fragment of the one that
  /// `first` belongs to.
  func lies(between first: Fragment, and second: Fragment, paragraphStart: Fragment) -> Bool {
    switch second.before {
    case .joins: return false
    case .breaks, .parted, .failedPages: return true
    case .open, .blankLine: break
    }
    if first.isOrthogonal != second.isOrthogonal { return true }
    if first.row != nil || second.row != nil { return first.row != second.row }
    // A line of many cells is whole; one of two may be a speaker and the first line of what is said.
    if !second.cells.isEmpty || first.cells.count > 2 { return true }
    if first.form == .contents || second.form == .contents {
      return !goesOnInContents(first, second)
    }
    if first.isFootnote || second.isFootnote { return !goesOnInFootnote(first, second) }
    if isDocumentNumber(first) || isDocumentNumber(second) { return true }
    if let above = first.shape, let below = second.shape {
      return liesByShape(first, above, second, below, paragraphStart: paragraphStart)
    }
    guard first.shape == nil, second.shape == nil else {
      return LineEnd(of: first.text) != .comma
    }
    return liesByText(first, second, paragraphStart: paragraphStart)
  }
}
