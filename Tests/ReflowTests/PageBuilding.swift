import DocumentModel

/// A level page of 1240 × 1754 pixels with characters of 25 pixels, its text 36 characters wide.
enum Print {
  static let em = 25
  static let left = 170
  static let columns = 36

  /// A line at `row` (41 pixels each, from 190) that begins `indent` characters inside the margin.
  ///
  /// `size` is relative to the page's characters, `width` the printed width in characters.
  static func line(
    _ text: String, row: Int, indent: Double = 0, size: Double = 1, width: Double? = nil,
    block: Int = 0, left: Int = left
  ) -> TextLine {
    let side = Double(em) * size
    let count = Self.width(of: text)
    let start = left + Int(indent * Double(em))
    let top = 190 + row * 41
    return TextLine(
      text: text,
      box: Box(
        left: start, top: top, right: start + Int((width ?? count) * side),
        bottom: top + Int(side * 0.95)),
      block: block)
  }

  private static func width(of text: String) -> Double {
    text.unicodeScalars.reduce(0.0) { $0 + ($1.value < 0x80 ? 0.5 : 1) }
  }

  /// A line in the middle of the column.
  static func centred(_ text: String, row: Int, size: Double = 1) -> TextLine {
    let width = Self.width(of: text) * size
    return line(text, row: row, indent: (Double(columns) - width) / 2, size: size)
  }

  /// Lines of one paragraph, wrapped at the column's width with a first-line indent.
  static func paragraph(_ text: String, row: Int, indent: Int = 2) -> [TextLine] {
    var lines: [TextLine] = []
    var rest = Array(text)
    var room = columns - indent
    while !rest.isEmpty {
      let part = String(rest.prefix(room))
      rest = Array(rest.dropFirst(room))
      let first = lines.isEmpty
      lines.append(line(part, row: row + lines.count, indent: first ? Double(indent) : 0))
      room = columns
    }
    return lines
  }

  static func page(_ number: Int = 1, _ lines: [TextLine]) -> Page {
    Page(number: number, width: 1240, height: 1754, dpi: 150, origin: .recognised, lines: lines)
  }

  static func document(_ pages: Page...) -> Document {
    Document(name: "a.pdf", kind: "pdf", pages: pages)
  }

  /// A text file of one page.
  static func textFile(_ lines: [String]) -> Document {
    Document(
      name: "a.txt", kind: "txt",
      pages: [Page(number: 1, origin: .plainText, lines: lines.map { TextLine(text: $0) })])
  }
}

/// Prose to fill lines with: an invented town's notices.
enum Prose {
  static let long =
    "本镇自来水厂定于下月起分批更换老旧管道，更换期间将按街道轮流停水，请各户提前储备生活用水，并配合施工人员进出楼栋。"
    + "各居民小组应当指定专人负责联络，及时把停水时间、恢复时间和注意事项告知住户，对行动不便的老人要上门说明。"
  static let short = "因天气原因改期的，另行公告。"
  static let middle = "施工单位必须持证上岗，服从街道办事处和供水站的管理，不得擅自扩大停水范围或者延长停水时间。"
}

extension Print {
  /// A printed line whose cells begin at the given characters inside the margin, with a box for each
  /// character; boxes are one pixel narrower than the characters at both sides.
  static func cells(_ cells: [(Double, String)], row: Double) -> TextLine {
    var glyphs: [Glyph] = []
    let top = 190 + Int(row * 41)
    for (indent, cell) in cells {
      var left = Double(Self.left) + indent * Double(em)
      for scalar in cell.unicodeScalars {
        let width = scalar.value < 0x80 ? Double(em) / 2 : Double(em)
        let box = Box(
          left: Int(left) + 1, top: top, right: Int(left + width) - 1,
          bottom: top + Int(Double(em) * 0.95))
        glyphs.append(Glyph(scalar: scalar, box: box, confidence: 0.99))
        left += width
      }
    }
    let box = glyphs.dropFirst().reduce(glyphs[0].box) { $0.union($1.box) }
    return TextLine(text: cells.map(\.1).joined(), glyphs: glyphs, box: box)
  }

  /// `text` in lines of `width` characters, the first one indented, from `row` on.
  static func column(
    _ text: String, row: Int, width: Int, left: Int = left, block: Int = 0
  ) -> [TextLine] {
    var lines: [TextLine] = []
    var rest = Array(text)
    var room = width - 2
    while !rest.isEmpty {
      lines.append(
        line(
          String(rest.prefix(room)), row: row + lines.count, indent: Double(width - room),
          block: block, left: left))
      rest = Array(rest.dropFirst(room))
      room = width
    }
    return lines
  }
}

extension Print {
  /// A text file as `pdftotext` makes one: a form feed before each page but the first, blank lines
  /// where a line is empty.
  static func sheets(_ pages: [[String]]) -> Document {
    var document = textFile([])
    var block = 0
    for (number, lines) in pages.enumerated() {
      var startsPage = number > 0
      for line in lines {
        if line.isEmpty || startsPage { block += 1 }
        guard !line.isEmpty else { continue }
        document.pages[0].lines.append(
          TextLine(text: line, block: block, startsPage: startsPage))
        startsPage = false
      }
    }
    return document
  }
}
