import DocumentModel

/// A paragraph, or a run of paragraphs that are shown as one thing: a table with its captions, a list,
/// a table of contents, a group of footnotes.
struct Block {
  var kind: Paragraph.Kind
  /// One, or the rows, items, lines or notes.
  var paragraphs: ArraySlice<Paragraph>
  /// What stands right over a table.
  var captions: ArraySlice<Paragraph> = []
  /// Whether it names the issuing office over an official document (清江县水务局文件, red in print): a title
  /// that ends so, right over the document's number.
  var isLetterhead = false

  /// The blocks of `paragraphs` in order; those without text are left out.
  static func blocks(of paragraphs: [Paragraph]) -> [Block] {
    let printed = paragraphs.filter { !$0.printedText.isEmpty }
    var blocks: [Block] = []
    var start = 0
    while start < printed.count {
      let kind = printed[start].kind
      var end = start + 1
      if isRun(kind) {
        while end < printed.count, printed[end].kind == kind { end += 1 }
      }
      var block = Block(kind: kind, paragraphs: printed[start..<end])
      if kind == .tableRow {
        while let last = blocks.last, last.kind == .caption {
          block.captions = printed[last.paragraphs.startIndex..<start]
          blocks.removeLast()
        }
      }
      if kind == .documentNumber, let last = blocks.last, last.kind == .title,
        last.paragraphs.first?.printedText.hasSuffix("文件") ?? false
      {
        blocks[blocks.count - 1].isLetterhead = true
      }
      blocks.append(block)
      start = end
    }
    return blocks
  }

  private static func isRun(_ kind: Paragraph.Kind) -> Bool {
    switch kind {
    case .tableRow, .listItem, .contents, .footnote: true
    default: false
    }
  }
}

extension Paragraph {
  /// Whether it stands over the attachment itself: 附件2, which no colon follows.
  var isAttachmentHeading: Bool {
    kind == .attachment && printedText.count < 6 && !text.contains("：")
  }

  /// Whether it is 单位：万元 over a table, which stands at its right end.
  var isUnit: Bool { kind == .caption && printedText.hasPrefix("单位") }

  /// The text on one line; tabs stay where they part cells or what stood apart.
  var printedText: String {
    SingleLine.text(
      text.withoutNoncharacters, tabs: kind == .tableRow ? .partCells : .inside)
  }
}

extension String {
  /// The text with a space for each code point that Unicode keeps free of characters: HTML forbids them.
  ///
  /// Source: https://infra.spec.whatwg.org/#noncharacter
  var withoutNoncharacters: String {
    func isNone(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
    }
    guard unicodeScalars.contains(where: isNone) else { return self }
    var scalars = UnicodeScalarView()
    for scalar in unicodeScalars { scalars.append(isNone(scalar) ? " " : scalar) }
    return String(scalars)
  }
}
