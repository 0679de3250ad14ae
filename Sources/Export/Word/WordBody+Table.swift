import DocumentModel

extension WordBody {
  /// As many columns as Word takes.
  private static let mostColumns = 63

  /// A table as wide as the text, whose first row comes again on every page.
  mutating func table(_ block: Block) {
    let cells = TableCells(block.paragraphs)
    guard cells.columnCount <= Self.mostColumns else {
      for row in block.paragraphs { paragraph(row, style: WordStyles.id(of: .tableRow)) }
      return
    }
    let widths = cells.widths(of: layout.textWidth)
    xml.open("w:tbl")
    xml.open("w:tblPr")
    xml.element("w:tblStyle", ["w:val": "TableGrid"])
    xml.element("w:tblW", ["w:w": "5000", "w:type": "pct"])
    xml.element("w:jc", ["w:val": "center"])
    xml.close()
    xml.open("w:tblGrid")
    for width in widths { xml.element("w:gridCol", ["w:w": String(width)]) }
    xml.close()
    for (index, row) in cells.rows.enumerated() {
      tableRow(
        row, of: block.paragraphs[block.paragraphs.startIndex + index], in: cells, widths: widths,
        isFirst: index == 0)
    }
    xml.close()
    xml.lineBreak()
  }

  private mutating func tableRow(
    _ row: [String], of source: Paragraph, in cells: TableCells, widths: [Int], isFirst: Bool
  ) {
    let isHead = isFirst && cells.rows.count > 1
    let breaksPage = (pages?.page(startingWith: source) ?? 1) > 1 && isFirst
    xml.open("w:tr")
    xml.open("w:trPr")
    xml.element("w:cantSplit")
    if isHead { xml.element("w:tblHeader") }
    xml.close()
    let doubts = doubts(in: row.joined(separator: "\t"), of: source)
    var start = 0
    for (column, cell) in row.enumerated() {
      let end = start + cell.unicodeScalars.count
      xml.open("w:tc")
      xml.open("w:tcPr")
      xml.element("w:tcW", ["w:w": String(widths[column]), "w:type": "dxa"])
      xml.element("w:vAlign", ["w:val": "center"])
      xml.close()
      xml.open("w:p")
      xml.open("w:pPr")
      xml.element("w:pStyle", ["w:val": WordStyles.id(of: .tableRow)])
      if breaksPage, column == 0 { xml.element("w:pageBreakBefore") }
      let isLeft = cells.isProse(column: column) && !isHead
      xml.element("w:jc", ["w:val": isLeft ? "left" : "center"])
      xml.close()
      runs(
        cell, isBold: isHead,
        doubts: doubts.filter { start <= $0.range.lowerBound && $0.range.upperBound <= end },
        from: start)
      xml.close()
      xml.close()
      start = end + 1
    }
    xml.close()
    xml.lineBreak()
  }
}
