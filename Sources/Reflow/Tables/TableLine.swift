import DocumentModel

/// A stretch of a printed line that stands by itself, or all of a line inside one column.
struct PrintedCell: Equatable {
  /// Scalars of the line's raw text.
  var range: Range<Int>
  /// Pixels.
  var left: Int
  var right: Int

  var width: Int { right - left }

  func overlaps(_ other: PrintedCell) -> Bool {
    min(right, other.right) > max(left, other.left)
  }
}

/// A printed line as the search for tables sees it.
struct TableLine {
  /// Narrowest white space between cells in em, where nothing else tells of columns.
  private static let gap = 1.3
  /// Narrowest white space in em where a column ends.
  private static let columnGap = 0.4

  /// Index of the fragment.
  let index: Int
  let top: Int
  let bottom: Int
  /// Side of a character in pixels.
  let em: Double
  /// The printed scalars; spaces are left out.
  private let glyphs: [PrintedCell]
  /// Parted by wide white space that no mark of a sentence follows; one for a line of prose.
  let cells: [PrintedCell]

  /// `nil` for a line whose characters have no boxes, or that runs across the page's lines.
  ///
  /// `usualHeight` is the height of the page's lines in pixels: rules make single boxes higher.
  init?(_ line: TextLine, index: Int, usualHeight: Double) {
    guard let box = line.box, !line.glyphs.isEmpty, !line.isOrthogonal else { return nil }
    self.index = index
    top = Int(box.top)
    bottom = Int(box.bottom)
    let em = max(min(Double(box.height), usualHeight) * 0.95, 1)
    self.em = em
    glyphs = line.glyphs.enumerated().compactMap { place, glyph in
      guard !glyph.scalar.isSpace else { return nil }
      return PrintedCell(
        range: place..<(place + 1), left: Int(glyph.box.left), right: Int(glyph.box.right))
    }
    cells = Self.joined(glyphs) { left, right in
      Double(right.left - left.right) <= em * Self.gap
        || Self.beginsNoCell(line.glyphs[right.range.lowerBound].scalar)
    }
    guard !cells.isEmpty else { return nil }
  }

  /// Whether a mark inside a sentence belongs to what is before it, however wide the white space.
  ///
  /// Characters between may be unread. Brackets and the like are what rules and specks are read as.
  private static func beginsNoCell(_ mark: Unicode.Scalar) -> Bool {
    "，。、；：,;:".unicodeScalars.contains(mark)
  }

  private static func joined(
    _ glyphs: [PrintedCell], when belong: (PrintedCell, PrintedCell) -> Bool
  ) -> [PrintedCell] {
    var cells: [PrintedCell] = []
    for glyph in glyphs {
      if let last = cells.last, belong(last, glyph) {
        cells[cells.count - 1].range = last.range.lowerBound..<glyph.range.upperBound
        cells[cells.count - 1].right = max(last.right, glyph.right)
      } else {
        cells.append(glyph)
      }
    }
    return cells
  }

  /// The line's cells by the number of their column; `nil` when print runs over where a column ends.
  ///
  /// `columns` lie side by side, from left to right. Where the white space between two of them is wide,
  /// the line's own widest white space there parts its cells.
  func cells(in columns: [PrintedCell]) -> [Int: PrintedCell]? {
    var ends: [Double] = []
    for (left, right) in zip(columns, columns.dropFirst()) {
      guard let end = end(between: left, and: right) else { return nil }
      ends.append(end)
    }
    var cells: [Int: PrintedCell] = [:]
    var column = 0
    for glyph in glyphs {
      let middle = Double(glyph.left + glyph.right) / 2
      let next = ends.prefix { $0 <= middle }.count
      guard next >= column else { return nil }
      column = next
      if let cell = cells[column] {
        cells[column]?.range = cell.range.lowerBound..<glyph.range.upperBound
        cells[column]?.right = max(cell.right, glyph.right)
      } else {
        cells[column] = glyph
      }
    }
    return cells
  }

  /// The pixel column where the cell in `left` ends and that in `right` begins; `nil` when there is no
  /// white space between the two.
  private func end(between left: PrintedCell, and right: PrintedCell) -> Double? {
    guard let first = glyphs.first, let last = glyphs.last else { return nil }
    let slack = em * 0.3
    let start = Double(min(left.right, right.left)) - slack
    let stop = Double(max(left.right, right.left)) + slack
    let middle = (start + stop) / 2
    let isBehind = Double(first.left) >= start
    let isBefore = Double(last.right) <= stop
    if isBehind && isBefore {
      return Double(first.left + last.right) / 2 < middle
        ? Double(last.right) + 1 : Double(first.left) - 1
    }
    if isBehind { return Double(first.left) - 1 }
    if isBefore { return Double(last.right) + 1 }
    var widest = em * Self.columnGap
    var end: Double?
    for (one, other) in zip(glyphs, glyphs.dropFirst())
    where Double(other.left) >= start && Double(one.right) <= stop {
      guard Double(other.left - one.right) >= widest else { continue }
      widest = Double(other.left - one.right)
      end = Double(one.right + other.left) / 2
    }
    return end
  }
}
