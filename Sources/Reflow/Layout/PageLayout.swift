import DocumentModel

/// The geometry of one page's body lines.
struct PageLayout {
  /// Side of a Chinese character in pixels.
  let em: Double
  /// One per line given; columns are numbered as in ``Columns``.
  private let columns: [Int]
  private let boxes: [Box]
  private let sizes: [Double]
  private(set) var margins: [Int: Margins] = [:]
  private let counts: [Int: Int]

  /// Measures `lines`; lines without a box are not allowed.
  ///
  /// - Returns: `nil` when no size of characters can be told.
  init?(of lines: [TextLine]) {
    let boxes = lines.compactMap(\.box)
    guard boxes.count == lines.count, !boxes.isEmpty else { return nil }
    let pitches = lines.map { Self.pitch(of: $0) }
    let known = pitches.compactMap(\.self).sorted()
    let heights = boxes.map { Double($0.height) * 1.05 }.sorted()
    em = known.isEmpty ? heights[heights.count / 2] : known[known.count / 2]
    guard em >= 1 else { return nil }
    self.boxes = boxes
    let em = em
    sizes = zip(pitches, boxes).map { pitch, box in
      // Short lines have no pitch worth the name; a height far off is a change of size.
      if let pitch { return pitch / em }
      let ratio = Double(box.height) / em
      return ratio > 1.35 || ratio < 0.5 ? ratio : 1
    }
    columns = Columns.columns(of: boxes, em: em)
    var groups: [Int: [Box]] = [:]
    for (column, box) in zip(columns, boxes) { groups[column, default: []].append(box) }
    counts = groups.mapValues(\.count)
    margins = groups.mapValues { [em] in Margins(of: $0, em: em) }
  }

  /// Whether the page has two columns.
  var hasTwoColumns: Bool { counts.keys.contains { $0 > 0 } }

  /// Widths in em of the columns that have enough lines to be trusted, by column.
  var trustedWidths: [Int: Double] {
    margins.filter { (counts[$0.key] ?? 0) >= 6 && $0.value.leftIsSure && $0.value.rightIsSure }
      .mapValues { $0.width / em }
  }

  /// Widens columns with few lines to the widths that the document's other pages have.
  mutating func fit(to widths: [Int: Double]) {
    for (column, width) in widths {
      margins[column]?.fit(to: width * em, em: em)
    }
  }

  /// The shape of the line at `index`.
  func shape(at index: Int) -> LineShape {
    let box = boxes[index]
    let column = columns[index]
    let margins = margins[column] ?? Margins(of: [box], em: em)
    var space: Double?
    var sharesRow = false
    if index > 0, columns[index - 1] == column {
      let above = boxes[index - 1]
      let overlap = min(above.bottom, box.bottom) - max(above.top, box.top)
      sharesRow =
        Double(overlap) > Double(min(above.height, box.height)) * 0.6
        && box.left >= above.right
      if !sharesRow && box.top >= above.top { space = Double(box.top - above.bottom) / em }
    }
    return LineShape(
      leftGap: (Double(box.left) - margins.left) / em,
      rightGap: (margins.right - Double(box.right)) / em,
      columnWidth: margins.width / em, size: sizes[index], spaceAbove: space, sharesRow: sharesRow)
  }

  /// Pixels per character of a line that is mostly Chinese and at least six characters long.
  private static func pitch(of line: TextLine) -> Double? {
    guard let box = line.box else { return nil }
    let width = line.rawText.unicodeScalars.widthInEm
    let han = line.rawText.unicodeScalars.count { $0.isHan }
    guard width >= 5, Double(han) >= width * 0.6 else { return nil }
    return Double(box.width) / width
  }
}
