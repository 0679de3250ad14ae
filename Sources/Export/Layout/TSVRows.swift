import DocumentModel

/// Rows of the TSV export, as bytes.
struct TSVRows {
  private var row = ByteText()

  var bytes: [UInt8] { row.bytes }
  mutating func removeAll() { row.removeAll() }

  mutating func append(_ page: Page) {
    row.append("page\t")
    row.append(page.number)
    row.append("\t\t\t\t")
    append(
      page.width > 0 && page.height > 0
        ? Box(left: 0, top: 0, right: page.width, bottom: page.height) : nil)
    append(confidence: page.lines.meanConfidence)
    row.append("\t\t\t\t\t")
    if let failure = page.failure { append(cell: failure.message) }
    row.append("\n")
  }

  mutating func append(
    _ line: TextLine, number: Int, on page: Page, paragraph: Int?, role: LayoutRole
  ) {
    row.append("line\t")
    row.append(page.number)
    row.append("\t")
    row.append(line.block &+ 1)
    row.append("\t")
    row.append(number)
    row.append("\t\t")
    append(line.box.map { DocumentLayout.fitted($0, to: page) })
    append(confidence: line.confidence)
    append(cell: line.text)
    row.append("\t")
    if !line.text.unicodeScalars.elementsEqual(line.rawText.unicodeScalars) {
      append(cell: line.rawText)
    }
    row.append("\t\t")
    if let paragraph { row.append(paragraph + 1) }
    row.append("\t")
    row.append(role.name)
    row.append("\t")
    if let drop = line.drop { append(cell: "\(drop.reason) (\(drop.stage))") }
    row.append("\n")
  }

  mutating func append(
    _ glyph: RepairedGlyph, number: Int, of line: TextLine, lineNumber: Int, on page: Page
  ) {
    row.append("glyph\t")
    row.append(page.number)
    row.append("\t")
    row.append(line.block &+ 1)
    row.append("\t")
    row.append(lineNumber)
    row.append("\t")
    row.append(number)
    row.append("\t")
    append(glyph.box)
    append(confidence: glyph.confidence)
    row.append(cell: glyph.scalar)
    row.append("\t")
    let read = glyph.isRepaired ? glyph.readIndex.map { line.glyphs[$0].scalar } : nil
    if let read { row.append(cell: read) }
    row.append("\t")
    let others = line.alternatives(to: glyph).filter { $0.scalar != read }
    for (position, other) in others.enumerated() {
      if position > 0 { row.append(" ") }
      row.append(cell: other.scalar)
      row.append(":")
      row.append(fraction: other.confidence)
    }
    row.append("\t\t\t\n")
  }

  /// Four cells and the tab behind them.
  private mutating func append(_ box: Box?) {
    guard let box else { return row.append("\t\t\t\t") }
    for edge in [box.left, box.top, box.right, box.bottom] {
      row.append(Int(edge))
      row.append("\t")
    }
  }

  /// A cell and the tab behind it.
  private mutating func append(confidence: Float?) {
    if let confidence { row.append(fraction: confidence) }
    row.append("\t")
  }

  private mutating func append(cell text: String) {
    for scalar in text.unicodeScalars { row.append(cell: scalar) }
  }
}

extension ByteText {
  /// A scalar of a cell: what would end the cell or the row for some reader becomes a space.
  fileprivate mutating func append(cell scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: append(" ")
    default: append(scalar)
    }
  }
}
