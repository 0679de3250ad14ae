import DocumentModel

/// Takes a document's body apart into fragments.
struct FragmentReader {
  private var fragments: [Fragment] = []
  /// Failed pages since the last fragment.
  private var failed: [Int] = []
  private var followsBlankLine = false
  /// Whether the last line was a captured one that stops inside a sentence.
  private var followsOpenCapture = false

  /// The fragments in reading order, and the failed pages (indices) behind the last of them.
  static func fragments(of document: Document) -> (fragments: [Fragment], failedAtEnd: [Int]) {
    let layouts = layouts(of: document)
    var reader = FragmentReader()
    for (index, page) in document.pages.enumerated() {
      reader.read(page, at: index, layout: layouts[index])
    }
    return (reader.fragments, reader.failed)
  }

  private mutating func read(_ page: Page, at pageIndex: Int, layout: PageLayout?) {
    if page.origin == .failed { failed.append(pageIndex) }
    var bodyIndex = -1
    for (lineIndex, line) in page.lines.enumerated() where line.drop == nil {
      bodyIndex += 1
      let scalars = line.text.unicodeScalars
      guard let start = scalars.firstIndex(where: { !$0.isSpace }),
        let end = scalars.lastIndex(where: { !$0.isSpace })
      else {
        followsBlankLine = followsBlankLine || page.origin == .plainText
        continue
      }
      append(
        line, scalars[start...end], LineReference(page: pageIndex, line: lineIndex),
        layout?.shape(at: bodyIndex))
    }
  }

  private mutating func append(
    _ line: TextLine, _ text: Substring.UnicodeScalarView, _ reference: LineReference,
    _ shape: LineShape?
  ) {
    let pieces = shape == nil ? Self.pieces(of: text, isFirst: fragments.isEmpty) : nil
    var before = Fragment.Before.open
    if !failed.isEmpty {
      before = .failedPages(failed)
      failed = []
    } else if followsBlankLine {
      before = .blankLine
    } else if followsOpenCapture && pieces != nil {
      before = .joins
    }
    followsBlankLine = false
    followsOpenCapture = pieces?.last?.endsParagraph == false
    guard let pieces else {
      fragments.append(
        Fragment(
          line: reference, text: text, width: text.widthInEm, indent: Self.indent(of: line),
          shape: shape, before: before))
      return
    }
    for piece in pieces {
      fragments.append(
        Fragment(
          line: reference, text: piece.text, width: piece.text.widthInEm, indent: 0, shape: nil,
          before: before))
      before = piece.endsParagraph ? .breaks : .joins
    }
  }

  /// The printed lines inside a captured one.
  private static func pieces(
    of text: Substring.UnicodeScalarView, isFirst: Bool
  ) -> [(text: Substring.UnicodeScalarView, endsParagraph: Bool)]? {
    guard text.count > Int(SoftLineEnds.minimumWidth), !text.contains("\t") else { return nil }
    guard let pieces = SoftLineEnds.pieces(of: Array(text), startsDocument: isFirst) else {
      return nil
    }
    var offset = 0
    var index = text.startIndex
    return pieces.map { piece in
      let start = text.index(index, offsetBy: piece.range.lowerBound - offset)
      index = text.index(start, offsetBy: piece.range.count)
      offset = piece.range.upperBound
      return (text[start..<index], piece.endsParagraph)
    }
  }

  /// White space at the start of the line as it was read, since an earlier stage may have cleaned it.
  private static func indent(of line: TextLine) -> Double {
    line.rawText.unicodeScalars.prefix(while: \.isSpace)
      .reduce(0) { $0 + ($1 == "\u{3000}" ? 1 : $1 == "\t" ? 2 : 0.5) }
  }

  /// The geometry of each page that has one, with column widths agreed over the document.
  private static func layouts(of document: Document) -> [PageLayout?] {
    var layouts = document.pages.map { page in PageLayout(of: page.lines.filter { $0.drop == nil })
    }
    for twoColumns in [false, true] {
      let same = layouts.indices.filter { layouts[$0]?.hasTwoColumns == twoColumns }
      var widths: [Int: [Double]] = [:]
      for index in same {
        for (column, width) in layouts[index]?.trustedWidths ?? [:] {
          widths[column, default: []].append(width)
        }
      }
      let usual = widths.mapValues { $0.sorted()[$0.count / 2] }
      for index in same { layouts[index]?.fit(to: usual) }
    }
    return layouts
  }
}
