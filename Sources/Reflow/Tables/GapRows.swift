import DocumentModel

/// Parts the lines of a text file at their wide gaps, and finds the tables among them.
enum GapRows {
  /// Columns by which the starts of two cells of a column differ at most.
  private static let tolerance = 2
  /// A gap this wide makes a table of lines with one: columns.
  private static let tableGap = 3
  /// Cells are added for those that lines lack up to so many for each that there is.
  private static let mostFilling = 8

  /// Sets `cells` of lines with gaps, and `row` of those that stand one below the other.
  ///
  /// - Parameters:
  ///   - fragments: the lines; rows that are known stay.
  ///   - document: what they are of.
  ///   - row: the number of the next row.
  /// - Returns: the number of the row behind the last.
  static func mark(_ fragments: inout [Fragment], in document: Document, row: Int) -> Int {
    var lines: [Int: GapLine] = [:]
    for index in fragments.indices {
      if let line = line(fragments[index], in: document) { lines[index] = line }
    }
    guard !lines.isEmpty else { return row }
    var gaps: [Int: [GapLine.Gap]] = [:]
    for (index, line) in lines {
      let around = [lines[index - 1], lines[index + 1]].compactMap { $0?.gaps }.flatMap { $0 }
        .filter(\.mayAlign)
      let kept = line.gaps.filter { gap in
        gap.isSure || gap.mayAlign && around.contains { abs($0.end - gap.end) <= tolerance }
      }
      if !kept.isEmpty { gaps[index] = kept }
    }
    var next = row
    var block: [Int] = []
    for index in gaps.keys.sorted() {
      setCells(of: &fragments[index], at: gaps[index] ?? [])
      if let last = block.last, last + 1 != index || fragments[index].before != .open {
        next = setRows(block, gaps, &fragments, row: next)
        block = []
      }
      block.append(index)
    }
    return setRows(block, gaps, &fragments, row: next)
  }

  private static func line(_ fragment: Fragment, in document: Document) -> GapLine? {
    guard fragment.shape == nil, fragment.row == nil, fragment.form != .contents,
      fragment.before != .joins, fragment.before != .breaks
    else { return nil }
    let raw = document[fragment.line].rawText.unicodeScalars
    guard hasGap(raw), let start = raw.firstIndex(where: { !$0.isSpace }),
      let end = raw.lastIndex(where: { !$0.isSpace })
    else { return nil }
    return GapLine(
      Array(fragment.text), raw: raw[start...end], indent: Int(fragment.indent * 2))
  }

  /// Whether two spaces stand side by side, or a wide one stands alone.
  private static func hasGap(_ text: String.UnicodeScalarView) -> Bool {
    var isBehindSpace = false
    for scalar in text {
      if scalar == "\u{3000}" || scalar == "\t" || (scalar.isSpace && isBehindSpace) {
        return true
      }
      isBehindSpace = scalar.isSpace
    }
    return false
  }

  private static func setCells(of fragment: inout Fragment, at gaps: [GapLine.Gap]) {
    let line = Substring(fragment.text).base.unicodeScalars
    let start = line.distance(from: line.startIndex, to: fragment.text.startIndex)
    var cells: [Fragment.Cell] = []
    var from = start
    for gap in gaps {
      cells.append(Fragment.Cell(column: cells.count, range: from..<(start + gap.range.lowerBound)))
      from = start + gap.range.upperBound
    }
    cells.append(Fragment.Cell(column: cells.count, range: from..<(start + fragment.text.count)))
    fragment.cells = cells
    fragment.width += Double(gaps.reduce(0) { $0 + $1.width }) / 2
  }

  /// Makes rows of the lines `block` (indices, one below the other) if they are a table's.
  private static func setRows(
    _ block: [Int], _ gaps: [Int: [GapLine.Gap]], _ fragments: inout [Fragment], row: Int
  ) -> Int {
    let all = block.map { gaps[$0] ?? [] }
    guard block.count >= 2, all.contains(where: { $0.count > 1 || $0[0].width >= tableGap }),
      !block.contains(where: { fragments[$0].form != nil && fragments[$0].form != .caption }),
      !isSpeech(block.map { fragments[$0] }), !isForm(block.map { fragments[$0] })
    else { return row }
    let columns = (all.map(\.count).max() ?? 0) + 1
    let cells = all.reduce(0) { $0 + $1.count + 1 }
    let isFilled = columns * block.count <= mostFilling * cells
    // Cells of shorter rows go below those that start where they do.
    let longest = all.max { $0.count < $1.count }?.map(\.end) ?? []
    for (offset, index) in block.enumerated() {
      let count = fragments[index].cells.count
      fragments[index].row = Fragment.Row(number: row + offset, columns: isFilled ? columns : count)
      guard isFilled, count < columns else { continue }
      var column = 0
      for (cell, gap) in zip(1..<count, all[offset]) {
        let last = columns - (count - cell)
        let choices = (column + 1)...last
        column =
          choices.min { abs(longest[$0 - 1] - gap.end) < abs(longest[$1 - 1] - gap.end) } ?? last
        fragments[index].cells[cell].column = column
      }
    }
    return row + block.count
  }

  /// Names and what each says: most lines are two cells, the second of which is a sentence.
  private static func isSpeech(_ lines: [Fragment]) -> Bool {
    let spoken = lines.count { $0.cells.count == 2 && LineEnd(of: $0.text) == .sentence }
    return spoken * 2 > lines.count
  }

  /// Labels and what is written behind them: most cells have a colon.
  private static func isForm(_ lines: [Fragment]) -> Bool {
    let cells = lines.flatMap { $0.cellTexts.map(\.text) }
    return cells.count { $0.contains(where: \.isColon) } * 2 > cells.count
  }
}
