import DocumentModel

/// The styles of a Word document: one per kind of paragraph, and those of tables and comments.
enum WordStyles {
  /// How many levels of headings have a style.
  private static let headingLevels = 5

  /// The style of a paragraph; `level` is a heading's, from 2 on.
  static func id(of kind: Paragraph.Kind, level: Int = 2) -> String {
    switch kind {
    case .title: "Title"
    case .subtitle: "Subtitle"
    case .documentNumber: "DocumentNumber"
    case .addressee: "Addressee"
    case .heading: "Heading\(min(max(level - 1, 1), headingLevels))"
    case .contents: "TOC1"
    case .body: "BodyTextFirstIndent"
    case .listItem: "ListParagraph"
    case .centred: "Centred"
    case .attachment: "Attachment"
    case .signature: "Signature"
    case .date: "Date"
    case .distribution: "Distribution"
    case .tableRow: "TableText"
    case .caption: "Caption"
    case .footnote: "FootnoteText"
    case .placeholder: "Placeholder"
    }
  }

  static func write(to xml: XMLWriter, layout: WordLayout) {
    xml.declare()
    xml.open("w:styles", ["xmlns:w": WordParts.namespace])
    xml.lineBreak()
    writeDefaults(to: xml, layout: layout)
    for style in headings(layout) + parts(layout) + smallParts(layout) {
      style.write(to: xml, layout: layout)
    }
    writeOthers(to: xml)
    xml.close()
    xml.lineBreak()
  }

  private static func headings(_ layout: WordLayout) -> [WordStyle] {
    let body = id(of: .body)
    let title = WordStyle(
      id: "Title", name: "Title", next: body, alignment: .center, before: 240, after: 240,
      line: (value: 300, isExact: false), keepsWithNext: true, font: .song,
      size: layout.titleSize, isBold: true)
    return [title]
      + (1...headingLevels).map { level in
        WordStyle(
          id: "Heading\(level)", name: "heading \(level)", next: body, alignment: .left,
          firstLine: layout.indentsHeadings ? 200 : 0,
          before: layout.indentsHeadings ? 0 : 120, after: layout.indentsHeadings ? 0 : 60,
          keepsWithNext: true, outlineLevel: level - 1,
          font: level == 1 ? .hei : level == 2 ? .kai : layout.bodyFont,
          size: layout.headingSizes[level - 1], isBold: level > 2 || !layout.indentsHeadings)
      }
  }

  private static func parts(_ layout: WordLayout) -> [WordStyle] {
    [
      WordStyle(
        id: "Subtitle", name: "Subtitle", next: id(of: .body), alignment: .center, after: 200,
        font: .kai, size: layout.bodySize),
      WordStyle(
        id: "Letterhead", name: "发文机关标志", alignment: .center, before: 600, after: 600,
        line: (value: 300, isExact: false), font: .song, size: 72, isBold: true, color: "D5281B"),
      WordStyle(
        id: "DocumentNumberUnderLetterhead", name: "红线上的发文字号", alignment: .center, after: 480,
        rules: ["bottom"], ruleColor: "D5281B", ruleWidth: 12),
      WordStyle(id: "DocumentNumber", name: "发文字号", alignment: .center, after: 240),
      WordStyle(id: "Addressee", name: "主送机关", next: id(of: .body), alignment: .both),
      WordStyle(
        id: "BodyTextFirstIndent", name: "Body Text First Indent", alignment: .both, firstLine: 200),
      WordStyle(id: "ListParagraph", name: "List Paragraph", alignment: .both, firstLine: 200),
      WordStyle(id: "Centred", name: "居中", alignment: .center),
      WordStyle(id: "Attachment", name: "附件", alignment: .both, firstLine: 200),
      WordStyle(
        id: "AttachmentHeading", name: "附件序号", next: id(of: .body), alignment: .left, before: 240,
        keepsWithNext: true, font: .hei),
      WordStyle(
        id: "Signature", name: "Signature", alignment: .right, right: 400, before: 400,
        keepsWithNext: true),
      WordStyle(id: "Date", name: "Date", alignment: .right, right: 400),
      WordStyle(
        id: "TOC1", name: "toc 1", alignment: .left, leaderAt: layout.textWidth),
    ]
  }

  private static func smallParts(_ layout: WordLayout) -> [WordStyle] {
    let single = (value: 240, isExact: false)
    return [
      WordStyle(
        id: "Distribution", name: "版记", alignment: .both, left: 100, right: 100, before: 60,
        after: 60, line: single, size: min(layout.bodySize, 28),
        rules: ["top", "bottom"]
      ),
      WordStyle(
        id: "TableText", name: "表格文字", line: (value: 280, isExact: false), font: .song,
        size: layout.tableSize),
      WordStyle(
        id: "Caption", name: "caption", alignment: .center, before: 120, after: 60, line: single,
        keepsWithNext: true, font: .hei, size: layout.tableSize),
      WordStyle(
        id: "FootnoteText", name: "footnote text", alignment: .left, line: single, font: .song,
        size: layout.smallSize),
      WordStyle(
        id: "Placeholder", name: "未识别", alignment: .center, before: 120, after: 120, line: single,
        font: .hei, size: 24, color: "B02418", rules: ["top", "left", "bottom", "right"],
        ruleColor: "B02418"),
      WordStyle(
        id: "Remark", name: "页眉页码标记", alignment: .center, line: single, size: layout.smallSize,
        color: "7F7F7F"),
      WordStyle(
        id: "Footer", name: "footer", alignment: .center, line: single, font: .song,
        size: layout.numberSize),
      WordStyle(id: "CommentText", name: "annotation text", line: single, font: .song, size: 21),
    ]
  }

  private static func writeDefaults(to xml: XMLWriter, layout: WordLayout) {
    xml.open("w:docDefaults")
    xml.open("w:rPrDefault")
    xml.open("w:rPr")
    xml.element(
      "w:rFonts",
      [
        "w:ascii": WordFont.latin, "w:eastAsia": layout.bodyFont.rawValue,
        "w:hAnsi": WordFont.latin, "w:cs": WordFont.latin,
      ])
    xml.element("w:kern", ["w:val": "2"])
    xml.element("w:sz", ["w:val": String(layout.bodySize)])
    xml.element("w:szCs", ["w:val": String(layout.bodySize)])
    xml.element("w:lang", ["w:val": "en-US", "w:eastAsia": "zh-CN", "w:bidi": "ar-SA"])
    xml.close()
    xml.close()
    xml.element("w:pPrDefault")
    xml.close()
    xml.lineBreak()
    xml.open("w:style", ["w:type": "paragraph", "w:default": "1", "w:styleId": "Normal"])
    xml.element("w:name", ["w:val": "Normal"])
    xml.element("w:qFormat")
    xml.open("w:pPr")
    xml.element("w:widowControl", ["w:val": "0"])
    xml.element(
      "w:spacing",
      [
        "w:line": String(layout.line.value), "w:lineRule": layout.line.isExact ? "exact" : "auto",
      ])
    xml.close()
    xml.close()
    xml.lineBreak()
  }

  private static func writeOthers(to xml: XMLWriter) {
    xml.open("w:style", ["w:type": "character", "w:styleId": "CommentReference"])
    xml.element("w:name", ["w:val": "annotation reference"])
    xml.open("w:rPr")
    xml.element("w:sz", ["w:val": "21"])
    xml.close()
    xml.close()
    xml.lineBreak()
    xml.open("w:style", ["w:type": "table", "w:styleId": "TableGrid"])
    xml.element("w:name", ["w:val": "Table Grid"])
    xml.open("w:tblPr")
    xml.open("w:tblBorders")
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
      xml.element(
        "w:\(side)", ["w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "auto"])
    }
    xml.close()
    xml.open("w:tblCellMar")
    for side in ["left", "right"] {
      xml.element("w:\(side)", ["w:w": "108", "w:type": "dxa"])
    }
    xml.close()
    xml.close()
    xml.close()
    xml.lineBreak()
  }
}
