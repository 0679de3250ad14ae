import DocumentModel

/// Finds plain tables: neighbouring lines whose characters are parted by wide gaps at the same places.
///
/// A first version: a row is one printed line, every row of a table has as many cells as the one
/// above it or one fewer, and cells lie below each other.
enum TableRows {
  /// Narrowest gap between cells in em.
  private static let gap = 1.3

  /// A cell of a line: scalars of its raw text, and where they lie in pixels.
  private struct Cell {
    var range: Range<Int>
    var left: Int
    var right: Int
  }

  private struct Row {
    /// Index of the fragment.
    var index: Int
    var cells: [Cell]
  }

  /// Sets `cells` of the fragments that are rows of a table.
  static func mark(_ fragments: inout [Fragment], in document: Document) {
    markTabbed(&fragments)
    var rows: [Row] = []
    var run: [Row] = []
    for index in fragments.indices {
      let cells = cells(of: document[fragments[index].line], in: fragments[index])
      if let last = run.last, cells.count >= 2, lieBelow(last.cells, cells) {
        run.append(Row(index: index, cells: cells))
        continue
      }
      if isTable(run) { rows += run }
      run = cells.count >= 2 ? [Row(index: index, cells: cells)] : []
    }
    if isTable(run) { rows += run }
    guard !rows.isEmpty else { return }
    let edits = Dictionary(grouping: document.edits, by: \.line)
    for row in rows {
      let reference = fragments[row.index].line
      fragments[row.index].cells =
        RawOffsets.map(
          row.cells.map(\.range), of: document[reference], edits: edits[reference] ?? []) ?? []
    }
  }

  /// Rows of two cells need company: a wide gap in one line may be the gap before a signature.
  private static func isTable(_ run: [Row]) -> Bool {
    run.count >= ((run.map(\.cells.count).max() ?? 0) >= 3 ? 2 : 3)
  }

  private static func cells(of line: TextLine, in fragment: Fragment) -> [Cell] {
    guard fragment.shape != nil, let box = line.box, line.glyphs.count >= 2 else { return [] }
    let em = max(Double(box.height) * 0.9, 1)
    var cells: [Cell] = []
    for (index, glyph) in line.glyphs.enumerated() where !glyph.scalar.isSpace {
      let left = Int(glyph.box.left)
      let right = Int(glyph.box.right)
      if let last = cells.last, Double(left - last.right) <= em * gap {
        cells[cells.count - 1].range = last.range.lowerBound..<(index + 1)
        cells[cells.count - 1].right = max(last.right, right)
      } else {
        cells.append(Cell(range: index..<(index + 1), left: left, right: right))
      }
    }
    return cells
  }

  /// Whether most cells of `below` share some width with a cell of `above`, one with one.
  private static func lieBelow(_ above: [Cell], _ below: [Cell]) -> Bool {
    guard abs(above.count - below.count) <= 1 else { return false }
    let matched = below.count { cell in
      above.count { min($0.right, cell.right) > max($0.left, cell.left) } == 1
    }
    return matched * 5 >= below.count * 4
  }
}

extension TableRows {
  /// Rows of a text file, or of an earlier output: neighbouring lines with tabs inside.
  private static func markTabbed(_ fragments: inout [Fragment]) {
    var run: Range<Int> = 0..<0
    for index in fragments.indices {
      guard isTabbed(fragments[index]) else { continue }
      run = run.upperBound == index ? run.lowerBound..<(index + 1) : index..<(index + 1)
      guard run.count >= 2 else { continue }
      if run.count == 2 { fragments[index - 1].cells = tabbedCells(of: fragments[index - 1]) }
      fragments[index].cells = tabbedCells(of: fragments[index])
    }
  }

  /// A number and a tab are a list item's, not a row's.
  private static func isTabbed(_ fragment: Fragment) -> Bool {
    guard fragment.shape == nil, let tab = fragment.text.firstIndex(of: "\t") else { return false }
    let cell = fragment.text[..<tab]
    return Numbering(of: cell).map { $0.length < cell.count } ?? true
  }

  private static func tabbedCells(of fragment: Fragment) -> [Range<Int>] {
    let line = Substring(fragment.text).base.unicodeScalars
    var start = line.distance(from: line.startIndex, to: fragment.text.startIndex)
    return fragment.text.split(separator: "\t", omittingEmptySubsequences: false).map { cell in
      defer { start += cell.count + 1 }
      return start..<(start + cell.count)
    }
  }
}

extension Fragment {
  /// The scalars of the fragment's line in a range of its text's offsets.
  func scalars(in range: Range<Int>) -> Substring.UnicodeScalarView {
    let view = Substring(text).base.unicodeScalars
    let start = view.index(view.startIndex, offsetBy: range.lowerBound)
    return view[start..<view.index(start, offsetBy: range.count)][...]
  }
}
