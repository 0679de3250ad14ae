import DocumentModel
import Testing

@testable import Intake

struct TextLayerJudgeTests {
  private let sentence = "江州市人民政府关于做好防汛工作的通知：各区、县要在6月1日前检查堤坝，落实责任。"

  private func isTrusted(_ text: String, coverage: Double = 0) -> Bool {
    TextLayerJudge.judge(text, pictureCoverage: coverage).isTrusted
  }

  @Test func `printed Chinese and English are trusted`() {
    #expect(isTrusted(sentence))
    #expect(isTrusted("第一章"))
    #expect(isTrusted("江州市人民政府關於做好防汛工作的通知，請各區縣遵照執行，不得有誤。"))
    #expect(isTrusted("The committee meets on Monday to discuss the annual report of the city."))
  }

  @Test(arguments: [
    ("江州市\u{FFFD}\u{FFFD}政府", "undecodable"), ("江州市\u{E012}\u{E013}\u{E014}政府", "private-use"),
    ("江州\u{01}\u{02}市政府", "control"), ("ÃÂ½Õé¾«ÉñÖÐ¹úÈËÃñ", "other scripts"),
  ])
  func `garbled text is not trusted, with its reason`(text: String, reason: String) {
    let verdict = TextLayerJudge.judge(text, pictureCoverage: 0)
    #expect(!verdict.isTrusted)
    #expect(verdict.reason.contains(reason))
  }

  @Test func `characters shifted by a wrong map are told by their rarity`() {
    let shifted = String(
      String.UnicodeScalarView(
        (sentence + sentence).unicodeScalars.compactMap {
          Script.isHan($0) ? Unicode.Scalar($0.value + 777) : $0
        }))
    let verdict = TextLayerJudge.judge(shifted, pictureCoverage: 0)
    #expect(verdict.reason.contains("rare"))
  }

  @Test func `shifted Latin letters are told by their vowels and signs`() {
    let shifted = String(
      String.UnicodeScalarView(
        "The committee meets on Monday to discuss the annual report of the city of Jiangzhou"
          .unicodeScalars.compactMap { $0 == " " ? $0 : Unicode.Scalar($0.value - 29) }))
    #expect(!isTrusted(shifted))
  }

  @Test func `a page number beside a scan is no text layer`() {
    #expect(!isTrusted("— 3 —", coverage: 0.9))
    #expect(isTrusted("— 3 —", coverage: 0))
  }
}

struct TextLayerPageTests {
  private func word(_ text: String, _ left: Double, _ right: Double) -> LayoutLine.Word {
    LayoutLine.Word(text: text, left: left, top: 10, right: right, bottom: 20)
  }

  @Test func `words are joined without a space where Chinese stands on either side`() throws {
    let words = [
      word("①", 0, 10), word("第", 12, 22), word("No.", 24, 36), word("58", 38, 44),
      word("号", 46, 56),
    ]
    let line = try #require(TextLayerPage.line(LayoutLine(words: words, block: 2), scale: 1))
    #expect(line.text == "①第No. 58号")
    #expect(line.block == 2)
    #expect(line.glyphs.map { String($0.scalar) }.joined() == line.text)
    #expect(line.box == Box(left: 0, top: 10, right: 56, bottom: 20))
  }

  @Test func `a word's box is shared by the usual widths of its characters`() throws {
    let line = try #require(
      TextLayerPage.line(LayoutLine(words: [word("甲ab乙", 0, 60)], block: 0), scale: 2))
    #expect(line.glyphs.map { $0.box.left } == [0, 40, 60, 80])
    #expect(line.glyphs.map { $0.box.right } == [40, 60, 80, 120])
    #expect(line.glyphs.allSatisfy { $0.confidence == 1 })
  }

  @Test func `cells that come column by column are put into rows`() {
    func line(_ text: String, _ left: Double, _ top: Double, block: Int) -> LayoutLine {
      LayoutLine(
        words: [.init(text: text, left: left, top: top, right: left + 40, bottom: top + 10)],
        block: block)
    }
    let rows = LayoutRows.joined(
      [
        line("单位", 50, 100, block: 0), line("水利局", 50, 120, block: 0),
        line("特此通知", 50, 150, block: 1), line("金额", 150, 101, block: 2),
        line("12", 150, 119, block: 2),
      ], pageWidth: 500)
    #expect(rows.map { $0.words.map(\.text) } == [["单位", "金额"], ["水利局", "12"], ["特此通知"]])
  }

  @Test func `columns of text stay apart`() {
    func line(_ text: String, _ left: Double, _ top: Double, block: Int) -> LayoutLine {
      LayoutLine(
        words: [.init(text: text, left: left, top: top, right: left + 220, bottom: top + 10)],
        block: block)
    }
    let lines = [
      line("左一", 20, 100, block: 0), line("左二", 20, 120, block: 0),
      line("右一", 260, 100, block: 1), line("右二", 260, 120, block: 1),
    ]
    #expect(LayoutRows.joined(lines, pageWidth: 500) == lines)
  }

  /// A line of a block of its own, as pdftotext gives lines of columns that stand close.
  private func line(_ text: String, _ left: Double, _ top: Double, width: Double) -> LayoutLine {
    LayoutLine(
      words: [.init(text: text, left: left, top: top, right: left + width, bottom: top + 10)],
      block: Int(top) * 1000 + Int(left))
  }

  @Test func `two columns are read one after the other, in bands between what runs over both`() {
    var lines = [line("题", 50, 50, width: 400)]
    func band(_ name: String, from top: Double) {
      for row in 0..<4 {
        let y = top + Double(row) * 15
        lines.append(line("\(name)左\(row)", 20, y, width: row == 3 ? 60 : 225))
        lines.append(line("\(name)右\(row)", 260, y + 1, width: row == 0 ? 100 : 220))
      }
    }
    band("上", from: 80)
    lines.append(line("横标题", 100, 150, width: 300))
    band("下", from: 170)
    let read = LayoutColumns.columns(of: lines).map { $0.map { $0.words[0].text } }
    #expect(
      read == [
        ["题"], ["上左0", "上左1", "上左2", "上左3"], ["上右0", "上右1", "上右2", "上右3"], ["横标题"],
        ["下左0", "下左1", "下左2", "下左3"], ["下右0", "下右1", "下右2", "下右3"],
      ])
  }

  @Test func `a table of two columns is none of text`() {
    let lines = (0..<6).flatMap { row in
      [
        line("名\(row)", 20, Double(row) * 15, width: 80),
        line("数\(row)", 300, Double(row) * 15, width: 90),
      ]
    }
    #expect(LayoutColumns.columns(of: lines) == [lines])
  }

  @Test func `a page of one column stays as it is`() {
    let lines = (0..<12).map { line("行\($0)", 20, Double($0) * 15, width: $0 % 4 == 3 ? 200 : 450) }
    #expect(LayoutColumns.columns(of: lines) == [lines])
    #expect(LayoutColumns.columns(of: []) == [[]])
  }

  @Test func `control characters do not spoil the page`() throws {
    let xml = """
      <html><body><doc><page width="100" height="200"><flow><block><line>\
      <word xMin="1" yMin="2" xMax="3" yMax="4">甲\u{01}乙</word></line></block></flow></page></doc>\
      </body></html>
      """
    let reader = try #require(LayoutReader(Array(xml.utf8)))
    let place = PDFPlace(pdf: "/a.pdf", page: 1, quarterTurns: 1, reason: "r")
    let page = TextLayerPage.page(reader, place, number: 1)
    #expect(page.lines.map(\.text) == ["甲乙"])
    #expect(page.width == 833)
    #expect(page.height == 417)
    #expect(page.originReason == "r")
  }
}

struct RenderSizeTests {
  @Test func `an A4 page is rendered at 300 dpi when nothing says otherwise`() throws {
    let size = try #require(
      RenderSize.rendering(
        of: page(width: 595.2, height: 841.92), dpi: 300, limitMegapixels: 200, colour: false))
    #expect(size.width == 2480)
    #expect(size.height == 3508)
  }

  @Test func `large pictures give their own resolution, small ones do not count`() {
    func picture(_ width: Int, _ dpi: Double) -> PDFPicture {
      PDFPicture(
        page: 1, type: "image", width: width, height: width, color: "gray", components: 1,
        encoding: "jpeg", dpiX: dpi, dpiY: dpi)
    }
    let area = 595.0 * 842
    #expect(RenderSize.dpi(pictures: [picture(1600, 200)], area: area) == 200)
    #expect(RenderSize.dpi(pictures: [picture(50, 96)], area: area) == 300)
    #expect(RenderSize.dpi(pictures: [picture(9600, 1200)], area: area) == 600)
    #expect(RenderSize.dpi(pictures: [], area: area) == 300)
    #expect(
      RenderSize.dpi(pictures: Array(repeating: picture(300, 150), count: 20), area: area) == 150)
  }

  @Test func `a page without a size is not rendered`() {
    let size = RenderSize.rendering(
      of: page(width: 0, height: 842), dpi: 300, limitMegapixels: 200, colour: false)
    #expect(size == nil)
  }

  @Test(arguments: [
    (0, 110.0, 1820.0), (1, 120.0, 1010.0), (2, 1090.0, 1020.0), (3, 1080.0, 1830.0),
  ])
  func `a place on the page as it is shown is found on the paper, whatever its turn`(
    quarterTurns: Int, x: Double, y: Double
  ) {
    var page = page(width: 1000, height: 840)
    page.crop = PDFPage.Rectangle(left: 100, bottom: 1000, right: 1100, top: 1840)
    page.quarterTurns = quarterTurns
    // 10 points from the left, 20 from the top, at 2 pixels a point.
    let place = page.placing(pixelsPerPoint: 2).apply(x: 20, y: 40)
    #expect(place == (x, y))
  }

  private func page(width: Double, height: Double) -> PDFPage {
    PDFPage(
      number: 1, crop: PDFPage.Rectangle(left: 0, bottom: 0, right: width, top: height),
      quarterTurns: 0)
  }
}
