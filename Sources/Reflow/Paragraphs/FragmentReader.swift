import DocumentModel

/// Takes a document's body apart into fragments.
enum FragmentReader {
  /// The fragments in reading order, and the failed pages (indices) behind the last of them.
  static func fragments(of document: Document) -> (fragments: [Fragment], failedAtEnd: [Int]) {
    let layouts = layouts(of: document)
    var fragments: [Fragment] = []
    var failed: [Int] = []
    var blankLine = false
    for (pageIndex, page) in document.pages.enumerated() {
      if page.origin == .failed { failed.append(pageIndex) }
      var bodyIndex = -1
      for (lineIndex, line) in page.lines.enumerated() where line.drop == nil {
        bodyIndex += 1
        let scalars = line.text.unicodeScalars
        guard let start = scalars.firstIndex(where: { !$0.isSpace }),
          let end = scalars.lastIndex(where: { !$0.isSpace })
        else {
          blankLine = blankLine || page.origin == .plainText
          continue
        }
        let first = fragments.count
        let shape = layouts[pageIndex]?.shape(at: bodyIndex)
        let reference = LineReference(page: pageIndex, line: lineIndex)
        append(line, scalars[start...end], reference, shape, to: &fragments)
        if !failed.isEmpty {
          fragments[first].before = .failedPages(failed)
          failed = []
        } else if blankLine && fragments[first].before == .open {
          fragments[first].before = .blankLine
        }
        blankLine = false
      }
    }
    return (fragments, failed)
  }

  private static func append(
    _ line: TextLine, _ text: Substring.UnicodeScalarView, _ reference: LineReference,
    _ shape: LineShape?, to fragments: inout [Fragment]
  ) {
    if shape == nil, let pieces = pieces(of: line, text, isFirst: fragments.isEmpty) {
      for (index, piece) in pieces.enumerated() {
        fragments.append(
          Fragment(
            line: reference, text: piece.text, width: piece.text.widthInEm, indent: 0, shape: nil,
            before: index == 0 ? .open : pieces[index - 1].endsParagraph ? .breaks : .joins))
      }
      return
    }
    fragments.append(
      Fragment(
        line: reference, text: text, width: text.widthInEm, indent: indent(of: line), shape: shape,
        before: .open))
  }

  /// The printed lines inside a captured one.
  private static func pieces(
    of line: TextLine, _ text: Substring.UnicodeScalarView, isFirst: Bool
  ) -> [(text: Substring.UnicodeScalarView, endsParagraph: Bool)]? {
    guard text.count > Int(SoftLineEnds.minimumWidth) else { return nil }
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
