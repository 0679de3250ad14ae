import DocumentModel

/// Takes a document's body apart into fragments.
struct FragmentReader {
  private var fragments: [Fragment] = []
  /// Failed pages since the last fragment.
  private var failed: [Int] = []
  private var followsBlankLine = false
  /// Whether a page of paper ended behind the last fragment: the blank lines around its end are the paper's.
  private var followsPageEnd = false
  /// Whether the last line was a captured one that stops inside a sentence.
  private var followsOpenCapture = false

  /// The fragments in reading order, and the failed pages (indices) behind the last of them.
  static func fragments(of document: Document) -> (fragments: [Fragment], failedAtEnd: [Int]) {
    let parted = document.pages.map(SetApart.init)
    let layouts = layouts(of: parted)
    var reader = FragmentReader()
    for (index, page) in document.pages.enumerated() {
      reader.read(page, at: index, parted[index].placed(layouts[index]), layout: layouts[index])
    }
    reader.completeContents()
    return (reader.fragments, reader.failed)
  }

  /// Marks lines between those of a table of contents whose titles were misread.
  private mutating func completeContents() {
    for index in fragments.indices.dropFirst() where fragments[index].form == nil {
      guard fragments[index - 1].form == .contents,
        ContentsLine(fragments[index].text, amongOthers: true) != nil
      else { continue }
      fragments[index].form = .contents
    }
  }

  private mutating func read(
    _ page: Page, at pageIndex: Int, _ lines: [SetApart.Placed], layout: PageLayout?
  ) {
    if page.origin == .failed { failed.append(pageIndex) }
    let isText = page.origin == .plainText && layout == nil
    var next = 0
    var block: Int?
    for placed in lines {
      let lineIndex = placed.line
      let line = page.lines[lineIndex]
      let scalars = line.text.unicodeScalars
      if isText {
        followsPageEnd =
          followsPageEnd || page.lines[next...lineIndex].contains(where: Self.isAtPageEnd)
        // The blank lines of a text part its blocks.
        followsBlankLine = followsBlankLine || block.map { $0 != line.block } ?? false
        block = line.block
        next = lineIndex + 1
      }
      guard let start = scalars.firstIndex(where: { !$0.isSpace }),
        let end = scalars.lastIndex(where: { !$0.isSpace })
      else {
        followsBlankLine = followsBlankLine || isText
        continue
      }
      append(
        line, scalars[start...end], LineReference(page: pageIndex, line: lineIndex),
        placed.shape, isWhole: placed.isRuled)
      if line.isOrthogonal, !placed.isRuled, let last = fragments.indices.last {
        fragments[last].isOrthogonal = true
        if placed.beginsBlock, fragments[last].before == .open { fragments[last].before = .breaks }
      }
    }
  }

  /// Whether a text's line begins a page of paper, or is a head, foot or number of one.
  private static func isAtPageEnd(_ line: TextLine) -> Bool {
    line.startsPage || line.drop?.stage == DropRunningHeads.name
  }

  private mutating func append(
    _ line: TextLine, _ text: Substring.UnicodeScalarView, _ reference: LineReference,
    _ shape: LineShape?, isWhole: Bool
  ) {
    let pieces = shape == nil && !isWhole ? Self.pieces(of: text, isFirst: fragments.isEmpty) : nil
    var before = Fragment.Before.open
    if !failed.isEmpty {
      before = .failedPages(failed)
      failed = []
    } else if followsBlankLine && !followsPageEnd {
      before = .blankLine
    } else if followsOpenCapture && pieces != nil {
      before = .joins
    }
    followsBlankLine = false
    followsPageEnd = false
    followsOpenCapture = pieces?.last?.endsParagraph == false
    guard let pieces else {
      fragments.append(
        Fragment(
          line: reference, text: text,
          width: shape == nil ? text.typedWidthInEm : text.widthInEm,
          indent: Self.indent(of: line), shape: shape, before: before, form: OfficialForm(of: text))
      )
      return
    }
    for piece in pieces {
      fragments.append(
        Fragment(
          line: reference, text: piece.text, width: piece.text.widthInEm, indent: 0, shape: nil,
          before: before, form: OfficialForm(of: piece.text)))
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
  private static func layouts(of pages: [SetApart]) -> [PageLayout?] {
    var layouts = pages.map { PageLayout(of: $0.linesAlong) }
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
