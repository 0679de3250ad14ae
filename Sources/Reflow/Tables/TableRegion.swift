/// Neighbouring lines of a page that stand in the same columns.
struct TableRegion {
  /// A line with its cells by the number of their column.
  struct Line {
    var line: TableLine
    var cells: [Int: PrintedCell]
  }

  private(set) var lines: [Line]
  let columns: TableColumns

  /// The region that begins with the line at `start`, with the columns of a table that came to the end
  /// of the page before, if there is one.
  ///
  /// A line without wide gaps belongs to it when it stands inside one column, or its print leaves
  /// white space wherever a column ends, and a line with wide gaps follows.
  init?(of page: [TableLine], from start: Int, inherited: TableColumns?) {
    let first = page[start]
    var columns = inherited
    var last = start
    if columns?.take(first.cells) != true || first.cells.count < 2 {
      guard first.cells.count >= 2 else { return nil }
      columns = nil
    }
    var next = start + 1
    while next < page.count, page[next].top >= page[last].top - Int(first.em) {
      let line = page[next]
      guard Double(line.top - page[next - 1].bottom) < first.em * 4 else { break }
      if line.cells.count >= 2 {
        if columns == nil {
          columns =
            TableColumns(first.cells, line.cells)
            ?? TableColumns(of: first.cells, fitting: line)
          guard columns != nil, Self.areInside(page[(start + 1)..<next], columns) else {
            return nil
          }
        } else if columns?.take(line.cells) != true {
          guard let cells = line.cells(in: columns?.extents ?? []), cells.count >= 2 else { break }
          columns?.widen(with: Array(cells.values))
        }
        last = next
      } else if next - last > Self.mostWrapped
        || columns.map({ line.cells(in: $0.extents) }) == .some(nil)
      {
        break
      }
      next += 1
    }
    guard let columns else { return nil }
    // A cell of the last row that goes on.
    while last + 1 < page.count, let cells = page[last + 1].cells(in: columns.extents),
      cells.count == 1, page[last + 1].goesOnClosely(below: page[last])
    {
      last += 1
    }
    lines = page[start...last].compactMap { line in
      line.cells(in: columns.extents).map { Line(line: line, cells: $0) }
    }
    guard lines.count == last - start + 1 else { return nil }
    self.columns = columns
  }

  /// Most lines of a cell that stand between two lines of several cells.
  private static let mostWrapped = 5

  private static func areInside(_ lines: ArraySlice<TableLine>, _ columns: TableColumns?) -> Bool {
    guard let columns else { return false }
    return lines.allSatisfy { $0.cells(in: columns.extents)?.count == 1 }
  }

  /// Whether the lines are rows of a table: enough of them have several cells, and they are neither
  /// signatures side by side nor two columns of prose.
  ///
  /// Rows of two cells need more company: a wide gap in one line may be that before a signature.
  /// `text` is the text of a cell.
  func isTable(goesOn: Bool, text: (Int, PrintedCell) -> [Unicode.Scalar]) -> Bool {
    let several = lines.count { $0.cells.count >= 2 }
    let width = lines.map(\.cells.count).max() ?? 0
    guard goesOn ? several >= 1 : several >= (width >= 3 ? 2 : 3) else { return false }
    if columns.extents.count > 2 { return true }
    return !isProse && !areSignatures(text)
  }

  /// Lines that fill both of two wide columns.
  private var isProse: Bool {
    guard columns.extents.allSatisfy({ Double($0.width) > (lines.first?.line.em ?? 1) * 9 }) else {
      return false
    }
    let full = lines.count { line in
      columns.extents.indices.allSatisfy { column in
        Double(line.cells[column]?.width ?? 0) > Double(columns.extents[column].width) * 0.8
      }
    }
    return full * 2 >= lines.count
  }

  private func areSignatures(_ text: (Int, PrintedCell) -> [Unicode.Scalar]) -> Bool {
    let texts = lines.flatMap { line in line.cells.values.map { text(line.line.index, $0) } }
    return texts.count(where: Self.signs) * 2 >= texts.count
  }

  /// 甲方：, 代表人（签字）, 2023年5月8日 and the like.
  private static func signs(_ text: [Unicode.Scalar]) -> Bool {
    if let last = text.last, ["：", ":"].contains(last) { return true }
    return DateLine.isDate(text)
      || ["盖", "签"].contains { mark in
        zip(text, text.dropFirst()).contains { $0 == mark && ["章", "字", "名"].contains($1) }
      }
  }
}

extension TableLine {
  /// Whether the line stands as close below `other` as the lines of one cell.
  func goesOnClosely(below other: TableLine) -> Bool {
    Double(top - other.bottom) < em * 0.65 && bottom > other.bottom
  }
}
