import DocumentModel

/// Finds simple tables: neighbouring lines whose characters are parted by wide gaps at the same places.
///
/// Cells may be empty, or broken over lines, and a table may go on over pages. Where the page's rules are not known
/// (``RuledRows``), a reader's lines and the white space in them are all that tells.
enum TableRows {
  /// Sets `row` and `cells` of the fragments that are rows of a table.
  static func mark(_ fragments: inout [Fragment], in document: Document) {
    var row = TabbedRows.mark(&fragments)
    row = RuledRows.mark(&fragments, in: document, row: row)
    row = GapRows.mark(&fragments, in: document, row: row)
    let edits = Dictionary(grouping: document.edits, by: \.line)
    var start = 0
    var ending: TableColumns?
    while start < fragments.count {
      let page = fragments[start].line.page
      let end = fragments[start...].firstIndex { $0.line.page != page } ?? fragments.count
      let regions = regions(in: start..<end, of: fragments, document, ending: &ending)
      for region in regions {
        let rows = TableRowGroups.rows(of: region)
        for (line, number) in zip(region.lines, rows) {
          let fragment = fragments[line.line.index]
          let columns = line.cells.keys.sorted()
          let ranges = RawOffsets.map(
            columns.compactMap { line.cells[$0]?.range }, of: document[fragment.line],
            edits: edits[fragment.line] ?? [])
          // Where the edits do not tell the cells apart the line is one cell.
          let count = document[fragment.line].text.unicodeScalars.count
          let cells = ranges.map { Array(zip(columns, $0)) } ?? [(columns.first ?? 0, 0..<count)]
          fragments[line.line.index].row = Fragment.Row(
            number: row + number, columns: region.columns.extents.count)
          fragments[line.line.index].cells = cells.map {
            Fragment.Cell(column: $0.0, range: $0.1)
          }
        }
        row += (rows.last ?? 0) + 1
      }
      start = end
    }
  }

  /// The tables of a page, in order; `ending` are the columns of the one that came to the end of the
  /// page before, and then of the one that comes to the end of this one.
  private static func regions(
    in range: Range<Int>, of fragments: [Fragment], _ document: Document,
    ending: inout TableColumns?
  ) -> [TableRegion] {
    let heights = range.compactMap { document[fragments[$0].line].box?.height }.sorted()
    let usualHeight = heights.isEmpty ? 0 : Double(heights[heights.count / 2])
    let lines = range.compactMap { index in
      fragments[index].shape == nil || fragments[index].row != nil
        || fragments[index].form == .contents
        ? nil
        : TableLine(document[fragments[index].line], index: index, usualHeight: usualHeight)
    }
    let above = ending
    ending = nil
    // Without a line of several cells there is no table.
    guard lines.count == range.count || lines.contains(where: { $0.cells.count >= 2 }) else {
      return []
    }
    var regions: [TableRegion] = []
    var next = 0
    while next < lines.count {
      let inherited = next == 0 && lines.first?.index == range.lowerBound ? above : nil
      if let region = TableRegion(of: lines, from: next, inherited: inherited),
        region.lines.last.map({ $0.line.index - lines[next].index + 1 }) == region.lines.count,
        region.isTable(
          goesOn: inherited.map(region.columns.match) ?? false,
          text: { index, cell in
            Array(
              document[fragments[index].line].rawText.unicodeScalars.dropFirst(
                cell.range.lowerBound
              ).prefix(cell.range.count))
          })
      {
        regions.append(region)
        next += region.lines.count
        if region.lines.last?.line.index == range.upperBound - 1 { ending = region.columns }
      } else {
        next += 1
      }
    }
    return regions
  }
}
