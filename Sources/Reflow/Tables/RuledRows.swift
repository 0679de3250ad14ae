import DocumentModel

/// Rows of tables whose rules were found on the page: each line goes to the cell that it stands in.
enum RuledRows {
  /// A cell of more lines than these holds prose, whose paragraphs are worth more than the row. (Set by hand: cells of
  /// forms that hold an address or a task have up to eight.)
  static let mostLines = 8

  /// A row of a table of a page.
  struct Place: Hashable {
    var table: Int
    var row: Int
  }

  /// The lines of a page that are in rows, by their index in the page; none for a page without ruled tables.
  static func places(on page: Page) -> [Int: Place] {
    places(on: page, in: RuledTable.tables(of: page.rules ?? []))
  }

  private static func places(on page: Page, in tables: [RuledTable]) -> [Int: Place] {
    guard !tables.isEmpty else { return [:] }
    var places: [Int: Place] = [:]
    var counts: [Place: [Int: Int]] = [:]
    for (index, line) in page.lines.enumerated() where line.drop == nil {
      guard let box = line.box, let found = RuledTable.place(of: box, in: tables) else { continue }
      let place = Place(table: found.table, row: found.cell.row)
      places[index] = place
      counts[place, default: [:]][found.cell.column, default: 0] += 1
    }
    return places.filter { (counts[$0.value]?.values.max() ?? 0) <= mostLines }
  }

  /// Sets `row` and `cells` of the fragments that stand in ruled tables.
  ///
  /// - Parameters:
  ///   - fragments: those of all pages.
  ///   - document: what they are of.
  ///   - row: the number of the next row.
  /// - Returns: the number of the row behind the last.
  static func mark(_ fragments: inout [Fragment], in document: Document, row: Int) -> Int {
    let tables = document.pages.map { RuledTable.tables(of: $0.rules ?? []) }
    let places = zip(document.pages, tables).map { Self.places(on: $0, in: $1) }
    guard places.contains(where: { !$0.isEmpty }) else { return row }
    let edits = Dictionary(grouping: document.edits, by: \.line)
    var next = row
    var last: (page: Int, place: Place)?
    for index in fragments.indices {
      let reference = fragments[index].line
      guard let place = places[reference.page][reference.line] else {
        last = nil
        continue
      }
      if last.map({ $0.page != reference.page || $0.place != place }) ?? true { next += 1 }
      last = (reference.page, place)
      let line = document[reference]
      fragments[index].isRuled = true
      let table = tables[reference.page][place.table]
      let columns = table.columns(ofRow: place.row)
      fragments[index].row = Fragment.Row(number: next - 1, columns: columns)
      fragments[index].cells = cells(of: line, in: table, edits: edits[reference] ?? []).map {
        cell in
        Fragment.Cell(column: min(cell.column, columns - 1), range: cell.range)
      }
    }
    return next
  }

  /// What the line holds of each cell.
  private static func cells(of line: TextLine, in table: RuledTable, edits: [Edit]) -> [Fragment
    .Cell]
  {
    let count = line.text.unicodeScalars.count
    let own = line.box.flatMap { table.cell(of: $0) }?.column ?? 0
    guard !line.isOrthogonal, let box = line.box else {
      return [Fragment.Cell(column: own, range: 0..<count)]
    }
    var columns: [Int] = []
    var ranges: [Range<Int>] = []
    for (place, glyph) in line.glyphs.enumerated() where !glyph.scalar.isSpace {
      var around = glyph.box
      (around.top, around.bottom) = (box.top, box.bottom)
      let column = max(columns.last ?? 0, table.cell(of: around)?.column ?? own)
      if columns.last == column {
        ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound..<place + 1
      } else {
        columns.append(column)
        ranges.append(place..<place + 1)
      }
    }
    guard columns.count > 1, let mapped = RawOffsets.map(ranges, of: line, edits: edits) else {
      return [Fragment.Cell(column: columns.first ?? own, range: 0..<count)]
    }
    return zip(columns, mapped).map { Fragment.Cell(column: $0, range: $1) }
  }
}
