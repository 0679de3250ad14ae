import DocumentModel

/// The pages of a document with their layout and the glyphs of the repaired text, made page by page and
/// line by line as an exporter asks for them.
struct DocumentLayout {
  private let document: Document
  /// By page and line, the paragraph that the line belongs to; -1 for none.
  private let paragraphs: [[Int32]]
  private let edits: [LineReference: [Edit]]

  init(of document: Document) {
    self.document = document
    var paragraphs = document.pages.map { [Int32](repeating: -1, count: $0.lines.count) }
    for (index, paragraph) in document.paragraphs.enumerated() {
      for line in paragraph.lines
      where paragraphs.indices.contains(line.page)
        && paragraphs[line.page].indices.contains(line.line)
        && paragraphs[line.page][line.line] < 0
      {
        paragraphs[line.page][line.line] = Int32(clamping: index)
      }
    }
    self.paragraphs = paragraphs
    edits = Dictionary(grouping: document.edits, by: \.line)
  }

  /// The layout of the page at `index`; lines without a printed character are left out.
  func page(_ index: Int) -> LayoutPage {
    let page = document.pages[index]
    var layout = LayoutPage()
    var last: Place?
    for (number, line) in page.lines.enumerated()
    where line.text.unicodeScalars.contains(where: { !LayoutWord.isBlank($0) }) {
      let paragraph = self.paragraph(page: index, line: number)
      let role = line.drop.map(LayoutRole.init) ?? .text(kind(of: paragraph))
      let box = line.box.map { Self.fitted($0, to: page) }
      let place = Place(block: line.block, role: role, paragraph: paragraph, drop: line.drop)
      if place == last {
        layout.append(number, box)
      } else {
        let part = part(place, line: number, box, page: index)
        if let last, last.block == place.block, last.role.isText, role.isText {
          layout.blocks[layout.blocks.count - 1].parts.append(part)
        } else {
          layout.blocks.append(LayoutPage.Block(parts: [part]))
        }
      }
      last = place
    }
    return layout
  }

  /// The words of a line with their glyphs, whose boxes lie on the page.
  func words(page: Int, line: Int) -> [LayoutWord] {
    let glyphs = glyphs(page: page, line: line)
    return glyphs.isEmpty
      ? LayoutWord.words(of: document.pages[page].lines[line].text) : LayoutWord.words(of: glyphs)
  }

  /// One for each scalar of the line's text, with boxes that lie on the page; none where there were none.
  func glyphs(page: Int, line: Int) -> [RepairedGlyph] {
    let reference = LineReference(page: page, line: line)
    var glyphs = RepairedGlyphs.glyphs(of: document[reference], edits: edits[reference] ?? [])
    for index in glyphs.indices {
      glyphs[index].box = Self.fitted(glyphs[index].box, to: document.pages[page])
    }
    return glyphs
  }

  /// The number of the line's paragraph from 0.
  func paragraph(page: Int, line: Int) -> Int? {
    paragraphs[page][line] < 0 ? nil : Int(paragraphs[page][line])
  }

  /// `box` within the page, as formats want it; none is turned inside out.
  static func fitted(_ box: Box, to page: Page) -> Box {
    func within(_ edge: Int32, _ size: Int) -> Int {
      size > 0 ? min(max(Int(edge), 0), size) : max(Int(edge), 0)
    }
    let left = within(box.left, page.width)
    let top = within(box.top, page.height)
    return Box(
      left: left, top: top, right: max(left, within(box.right, page.width)),
      bottom: max(top, within(box.bottom, page.height)))
  }

  private func kind(of paragraph: Int?) -> Paragraph.Kind? {
    paragraph.map { document.paragraphs[$0].kind }
  }

  /// What lines have in common that stand together.
  private struct Place: Equatable {
    var block: Int
    var role: LayoutRole
    var paragraph: Int?
    var drop: Drop?
  }

  private func part(_ place: Place, line: Int, _ box: Box?, page: Int) -> LayoutPage.Part {
    let first = place.paragraph.flatMap { document.paragraphs[$0].lines.first }
    let continues =
      place.role.isText && first.map { $0 != LineReference(page: page, line: line) } ?? false
    return LayoutPage.Part(
      role: place.role, paragraph: place.paragraph, continues: continues, drop: place.drop,
      lines: [line], box: box)
  }
}

extension LayoutPage {
  /// Puts a line into the last part.
  fileprivate mutating func append(_ line: Int, _ box: Box?) {
    let block = blocks.count - 1
    let part = blocks[block].parts.count - 1
    blocks[block].parts[part].lines.append(line)
    guard let box else { return }
    blocks[block].parts[part].box = blocks[block].parts[part].box?.union(box) ?? box
  }
}

extension TextLine {
  /// What else the reader or a repair knew of a glyph: what was read there before it was repaired, then
  /// other readings, each with its confidence.
  func alternatives(to glyph: RepairedGlyph) -> [(scalar: Unicode.Scalar, confidence: Float)] {
    guard let index = glyph.readIndex, glyph.isRepaired || !otherReadings.isEmpty else { return [] }
    var found: [(scalar: Unicode.Scalar, confidence: Float)] = []
    if glyph.isRepaired { found.append((glyphs[index].scalar, glyphs[index].confidence)) }
    for other in otherReadings
    where other.offset == index && other.scalar != glyph.scalar
      && !found.contains(where: { $0.scalar == other.scalar })
    {
      found.append((other.scalar, other.confidence))
    }
    return found.filter { !LayoutWord.isBlank($0.scalar) }
  }
}
