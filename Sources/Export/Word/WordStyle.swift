/// A paragraph style of a Word document.
struct WordStyle {
  enum Alignment: String {
    case left, center, right, both
  }

  /// What the parts of the file call it.
  var id: String
  /// What Word shows; English names of its own styles are translated there.
  var name: String
  /// Style of the paragraph that one types behind it.
  var next: String?
  var alignment: Alignment?
  /// Indents in hundredths of a character.
  var firstLine = 0
  var left = 0
  var right = 0
  /// Space in twentieths of a point.
  var before = 0
  var after = 0
  /// Distance of the lines where it is not the document's.
  var line: (value: Int, isExact: Bool)?
  var keepsWithNext = false
  /// 0 for the highest level of headings.
  var outlineLevel: Int?
  var font: WordFont?
  var size: Int?
  var isBold = false
  var color: String?
  /// Sides with a rule (`top`, `bottom`, `left`, `right`).
  var rules: [String] = []
  var ruleColor = "auto"
  /// In eighths of a point.
  var ruleWidth = 4
  /// Where a right-aligned tab with a row of dots stands.
  var leaderAt: Int?

  /// Writes it; parts stand in the order of the schema (ECMA-376, part 1, 17.3.1 and 17.7).
  func write(to xml: XMLWriter, layout: WordLayout) {
    xml.open("w:style", ["w:type": "paragraph", "w:styleId": id])
    xml.element("w:name", ["w:val": name])
    xml.element("w:basedOn", ["w:val": "Normal"])
    if let next { xml.element("w:next", ["w:val": next]) }
    xml.element("w:qFormat")
    xml.open("w:pPr")
    if keepsWithNext { xml.element("w:keepNext") }
    if outlineLevel != nil { xml.element("w:keepLines") }
    writeRules(to: xml)
    if let leaderAt {
      xml.open("w:tabs")
      xml.element("w:tab", ["w:val": "right", "w:leader": "dot", "w:pos": String(leaderAt)])
      xml.close()
    }
    writeSpacing(to: xml)
    writeIndent(to: xml, size: size ?? layout.bodySize)
    if let alignment { xml.element("w:jc", ["w:val": alignment.rawValue]) }
    if let outlineLevel { xml.element("w:outlineLvl", ["w:val": String(outlineLevel)]) }
    xml.close()
    writeLetters(to: xml)
    xml.close()
    xml.lineBreak()
  }

  private func writeRules(to xml: XMLWriter) {
    guard !rules.isEmpty else { return }
    xml.open("w:pBdr")
    for side in ["top", "left", "bottom", "right", "between"] where rules.contains(side) {
      xml.element(
        "w:\(side)",
        ["w:val": "single", "w:sz": String(ruleWidth), "w:space": "4", "w:color": ruleColor])
    }
    xml.close()
  }

  private func writeSpacing(to xml: XMLWriter) {
    guard before > 0 || after > 0 || line != nil else { return }
    xml.open("w:spacing", ["w:before": String(before), "w:after": String(after)])
    if let line {
      xml.attribute("w:line", String(line.value))
      xml.attribute("w:lineRule", line.isExact ? "exact" : "auto")
    }
    xml.close()
  }

  /// Word goes by the characters, other programs by the lengths.
  private func writeIndent(to xml: XMLWriter, size: Int) {
    guard firstLine != 0 || left != 0 || right != 0 else { return }
    func length(_ hundredths: Int) -> String { String(hundredths * size / 10) }
    xml.open("w:ind")
    if left > 0 {
      xml.attribute("w:leftChars", String(left))
      xml.attribute("w:left", length(left))
    }
    if right > 0 {
      xml.attribute("w:rightChars", String(right))
      xml.attribute("w:right", length(right))
    }
    if firstLine > 0 {
      xml.attribute("w:firstLineChars", String(firstLine))
      xml.attribute("w:firstLine", length(firstLine))
    }
    xml.close()
  }

  private func writeLetters(to xml: XMLWriter) {
    guard font != nil || size != nil || isBold || color != nil else { return }
    xml.open("w:rPr")
    if let font { xml.element("w:rFonts", ["w:eastAsia": font.rawValue]) }
    if isBold {
      xml.element("w:b")
      xml.element("w:bCs")
    }
    if let color { xml.element("w:color", ["w:val": color]) }
    if let size {
      xml.element("w:sz", ["w:val": String(size)])
      xml.element("w:szCs", ["w:val": String(size)])
    }
    xml.close()
  }
}
