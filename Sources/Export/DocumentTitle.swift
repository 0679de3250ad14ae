public import DocumentModel

extension Document {
  /// What readers call the document, for formats that are made elsewhere.
  public var printedTitle: String { title(in: Block.blocks(of: finishedParagraphs)) }

  /// What readers call the document: its first title that is no letterhead, or else its file's name without folders and suffix.
  ///
  /// At most 200 characters.
  func title(in blocks: [Block]) -> String {
    let titles = blocks.lazy.filter { $0.kind == .title && !$0.isLetterhead }
      .compactMap { $0.paragraphs.first.map { SingleLine.text($0.printedText, tabs: .areSpaces) } }
    if let title = titles.first { return String(title.prefix(200)) }
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let stem = file.lastIndex(of: ".").map { file[..<$0] } ?? file[...]
    let printed = SingleLine.text(
      String(stem.isEmpty ? file[...] : stem).withoutNoncharacters, tabs: .areSpaces)
    return printed.isEmpty ? "无题" : String(printed.prefix(200))
  }
}
