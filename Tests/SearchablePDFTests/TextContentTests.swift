import DocumentModel
import Testing

@testable import SearchablePDF

struct TextContentTests {
  private func stream(
    _ runs: LayerRun..., toPaper: PageTransform = .identity, isVisible: Bool = false
  ) -> String {
    let page = LayerPage(
      number: 1, width: 100, height: 100, dpi: 72, runs: runs, isVisible: isVisible)
    let content = TextContent.stream(of: page, toPaper: toPaper, codes: CharacterCodes())
    return String(decoding: content.bytes, as: UTF8.self)
  }

  @Test func `a run of two characters is stretched along its box, above its foot by the descent`() {
    // Rows run down on the page and up on paper, which is 100 high.
    let flip = PageTransform(a: 1, b: 0, c: 0, d: -1, tx: 0, ty: 100)
    let text = stream(
      LayerRun(text: "!!", box: Box(left: 10, top: 20, right: 30, bottom: 40)), toPaper: flip)
    #expect(
      text == "q BT 3 Tr\n20 0 0 20 10 62.4 Tm /KanwuText 1 Tf (\u{0}!\u{0}!) Tj\nET Q\n")
  }

  @Test func `a page that lies on its side has its lines run up the paper`() {
    let turned = PageTransform(a: 0, b: 1, c: 1, d: 0, tx: 0, ty: 0)
    let text = stream(
      LayerRun(text: "!!", box: Box(left: 10, top: 20, right: 30, bottom: 40)), toPaper: turned)
    #expect(text.contains("0 20 -20 0 37.6 10 Tm"))
  }

  /// Rows run down on the page and up on paper, which is 100 high.
  @Test(arguments: [
    (nil, "0 -40 10 0 11.2 80 Tm"), (Page.WritingMode.verticalRL, "0 40 -10 0 18.8 40 Tm"),
  ])
  func `a run across the lines goes down the page, or up one whose columns are lines`(
    mode: Page.WritingMode?, matrix: String
  ) {
    var page = LayerPage(
      number: 1, width: 100, height: 100, dpi: 72,
      runs: [
        LayerRun(
          text: "!!", box: Box(left: 10, top: 20, right: 20, bottom: 60), isOrthogonal: true)
      ])
    page.writingMode = mode
    let flip = PageTransform(a: 1, b: 0, c: 0, d: -1, tx: 0, ty: 100)
    let content = TextContent.stream(of: page, toPaper: flip, codes: CharacterCodes())
    #expect(String(decoding: content.bytes, as: UTF8.self).contains(matrix))
  }

  @Test func `brackets, backslashes and carriage returns in codes are escaped`() {
    let text = stream(
      LayerRun(text: "()\\\u{0D0A}", box: Box(left: 0, top: 0, right: 10, bottom: 10)))
    #expect(text.contains("(\u{0}\\(\u{0}\\)\u{0}\\\\\\r\n) Tj"))
  }

  @Test
  func `in text to be seen, what the visible font lacks stays in the other, one after the other`() {
    let box = Box(left: 0, top: 0, right: 40, bottom: 10)
    let text = stream(LayerRun(text: "!\u{05D0}!", box: box), isVisible: true)
    #expect(
      text.hasSuffix(
        "Tm /KanwuSong 1 Tf (\u{0}!) Tj\n/KanwuText 1 Tf (\u{5}\u{FFFD}) Tj\n"
          + "/KanwuSong 1 Tf (\u{0}!) Tj\nET Q\n"))
  }

  @Test func `control characters, empty boxes and empty pages leave nothing`() {
    #expect(stream(LayerRun(text: "\u{1}\n", box: Box(left: 0, top: 0, right: 9, bottom: 9))) == "")
    #expect(stream(LayerRun(text: "字", box: Box(left: 5, top: 0, right: 5, bottom: 9))) == "")
    #expect(stream() == "")
  }

  @Test(arguments: [
    (0.0, "0"), (-0.004, "0"), (1.5, "1.5"), (-12.345, "-12.35"), (100, "100"), (1e300, "0"),
    (Double.nan, "0"), (0.05, "0.05"),
  ])
  func `numbers have no exponent and no zeros at their end`(value: Double, text: String) {
    #expect(TextContent.number(value, digits: 2) == text)
  }
}

struct CharacterCodesTests {
  private func codes(_ text: String) -> CharacterCodes {
    let run = LayerRun(text: text, box: Box(left: 0, top: 0, right: 1, bottom: 1))
    return CharacterCodes(of: [LayerPage(number: 1, width: 1, height: 1, dpi: 0, runs: [run])])
  }

  @Test func `characters beyond the basic plane get codes of their own, which the map gives back`()
  {
    let codes = codes("一𠮷𠀀𠮷")
    #expect(codes.code(of: "一") == 0x4E00)
    #expect(codes.code(of: "𠮷") == 0xD800)
    #expect(codes.code(of: "𠀀") == 0xD801)
    #expect(codes.toUnicode().contains("<D800> <D842DFB7>\n<D801> <D840DC00>\n"))
  }

  @Test func `one that no code is left for is a replacement character`() {
    var text = ""
    for value in 0x20000..<0x20801 { text.unicodeScalars.append(Unicode.Scalar(UInt32(value))!) }
    #expect(codes(text).code(of: "\u{207FF}") == 0xDFFF)
    #expect(codes(text).code(of: "\u{20800}") == 0xFFFD)
  }
}

struct PictureSheetTests {
  private func page(_ toSource: PageTransform, width: Int = 100, height: Int = 200) -> LayerPage {
    LayerPage(number: 1, width: width, height: height, dpi: 72, toSource: toSource)
  }

  @Test func `an upright picture lies as it is, its top at the head of the paper`() {
    let sheet = PictureSheet(pixels: (100, 200), page: page(.identity), placing: .upright)
    #expect((sheet.width, sheet.height) == (100, 200))
    #expect(sheet.paint(pixels: (100, 200)) == "100 0 0 200 0 0 cm")
  }

  @Test(arguments: [PagePlacing.upright, .deskewed])
  func `a page of vertical text stands on its feet, though its own pixels are turned`(
    placing: PagePlacing
  ) {
    // The picture is upright, 100 by 200; its columns are lines of the page, which is 200 by 100.
    var page = page(
      PageTransform(a: 0, b: -1, c: 1, d: 0, tx: 100, ty: 0), width: 200, height: 100)
    page.writingMode = .verticalRL
    let sheet = PictureSheet(pixels: (100, 200), page: page, placing: placing)
    #expect((sheet.width, sheet.height) == (100, 200))
    #expect(sheet.paint(pixels: (100, 200)) == "100 0 0 200 0 0 cm")
  }

  @Test(arguments: [
    // The page's corner and where it is in a picture of 200 by 100 pixels, turned by a quarter.
    (PageTransform(a: 0, b: 1, c: -1, d: 0, tx: 0, ty: 100), "0 -200 100 0 0 200 cm"),
    (PageTransform(a: 0, b: -1, c: 1, d: 0, tx: 200, ty: 0), "0 200 -100 0 100 0 cm"),
  ])
  func `a picture that lies on its side is turned`(toSource: PageTransform, matrix: String) {
    let sheet = PictureSheet(pixels: (200, 100), page: page(toSource), placing: .upright)
    #expect((sheet.width, sheet.height) == (100, 200))
    #expect(sheet.paint(pixels: (200, 100)) == matrix)
    // The page's own corner comes to the head of the paper.
    let corner = sheet.toPaper.after(toSource).apply(x: 0, y: 0)
    #expect(corner == (0, 200))
  }

  @Test func `as scanned, it stays on its side`() {
    let turned = PageTransform(a: 0, b: 1, c: -1, d: 0, tx: 0, ty: 100)
    let sheet = PictureSheet(pixels: (200, 100), page: page(turned), placing: .asScanned)
    #expect((sheet.width, sheet.height) == (200, 100))
  }

  @Test func `a picture that does not say how large it is gets the length of A4`() {
    var page = page(.identity)
    page.dpi = 0
    let sheet = PictureSheet(pixels: (1000, 2000), page: page, placing: .upright)
    #expect(abs(sheet.height - 11.69 * 72) < 0.01)
  }
}
