import DocumentModel

/// The leaders of a page that were not read as dots.
struct PageLeaders {
  /// A place between the title and the page number of a line, in scalars of its text.
  struct Leader: Equatable {
    var line: Int
    var range: Range<Int>
  }

  /// Lines of a table of contents that a page must show before a leader is believed: one misread
  /// leader may be anything.
  private static let company = 2

  /// In order of the lines.
  static func leaders(of page: Page) -> [Leader] {
    let body = page.lines.indices.filter {
      page.lines[$0].drop == nil && !page.lines[$0].isOrthogonal
    }
    guard let right = body.compactMap({ page.lines[$0].box?.right }).max() else { return [] }
    var misread: [Leader] = []
    var lost: [Leader] = []
    var sure = body.contains { ContentsHeading.isOne(page.lines[$0].text) } ? 1 : 0
    for index in body {
      let line = page.lines[index]
      if ContentsLine(line.text.unicodeScalars) != nil {
        sure += 1
        continue
      }
      guard let leader = LeaderGlyphs(line, rightMargin: Int(right)) else { continue }
      if leader.isLost {
        lost.append(Leader(line: index, range: leader.range))
      } else {
        misread.append(Leader(line: index, range: leader.range))
      }
    }
    guard sure + misread.count >= company else { return [] }
    return (misread + lost).sorted { $0.line < $1.line }
  }
}

/// What stands between the title and the page number of a line, told from the shapes of its glyphs.
struct LeaderGlyphs {
  /// Dots are at most this high, relative to the line.
  private static let low = 0.36
  /// A glyph wider than this many em was made of several dots.
  private static let wide = 1.6
  /// Shortest leader in em.
  private static let shortest = 3.0

  /// Scalars of the line's text that the leader was read as, with the spaces around it.
  let range: Range<Int>
  /// Whether nothing was read of it but the white space.
  var isLost: Bool { range.isEmpty }

  /// `nil` when the line does not end in a number at the right margin (a pixel column) with a leader
  /// before it, or an earlier stage has changed the line.
  init?(_ line: TextLine, rightMargin: Int) {
    let scalars = Array(line.text.unicodeScalars)
    guard line.text == line.rawText, let box = line.box, line.glyphs.count == scalars.count,
      scalars.count >= 3
    else { return nil }
    let em = Double(box.height) * 0.95
    let number = PageReference.range(endOf: scalars)
    guard !number.isEmpty, number.lowerBound > 1,
      Double(rightMargin - Int(box.right)) < em * 1.5
    else { return nil }
    let shapes = line.glyphs.map { Shape(of: $0, em: em) }
    var start = number.lowerBound
    while start > 0, shapes[start - 1].mayBeLeader { start -= 1 }
    // Letters at the end of the title are letters, and so is a lone 一.
    while start < number.lowerBound, shapes[start].isPrint || shapes[start].isSpace { start += 1 }
    if start < number.lowerBound, scalars[start] == "一", shapes[start].isOne,
      start + 1 < number.lowerBound
    {
      start += 1
    }
    let title = shapes[..<start].lastIndex { !$0.isSpace }
    guard let title, shapes[...title].contains(where: { $0.isPrint }) else { return nil }
    let white = Double(line.glyphs[number.lowerBound].box.left - line.glyphs[title].box.right)
    guard white > em * Self.shortest else { return nil }
    let read = shapes[(title + 1)..<number.lowerBound].filter { !$0.isSpace }
    guard read.count(where: \.isDots) * 2 >= read.count else { return nil }
    range = (read.isEmpty ? number.lowerBound : title + 1)..<number.lowerBound
    guard !read.isEmpty || title + 1 == number.lowerBound else { return nil }
  }

  private struct Shape {
    var isSpace: Bool
    /// Low, or far too wide.
    var isDots: Bool
    var isHan: Bool
    /// A flat stroke as wide as 一.
    var isOne: Bool

    init(of glyph: Glyph, em: Double) {
      isSpace = glyph.scalar.isSpace
      let isLow = Double(glyph.box.height) < em * LeaderGlyphs.low
      let isWide = Double(glyph.box.width) > em * LeaderGlyphs.wide
      isDots = isLow || isWide
      isHan = glyph.scalar.isHan
      isOne = isLow && Double(glyph.box.width) > em * 0.6 && Double(glyph.box.width) < em * 1.2
    }

    var isPrint: Bool { !isDots && !isSpace }
    var mayBeLeader: Bool { isSpace || isDots || !isHan }
  }
}
