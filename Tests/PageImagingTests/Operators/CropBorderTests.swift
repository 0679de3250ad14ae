import DocumentModel
import Testing

@testable import PageImaging

@Suite struct CropBorderTests {
  @Test func `black edges become white and the print stays`() throws {
    let plain = try PageBuilder().page()
    let page = try PageBuilder(ground: { x, y in x < 25 || y > 780 ? 20 : 255 }).page()
    let clean = try CropBorder().apply(to: page)
    #expect(clean.pixel(5, 400) == 255)
    #expect(clean.pixel(300, 795) == 255)
    #expect(clean.width == page.width && clean.height == page.height)
    #expect(abs(clean.inkSum / plain.inkSum - 1) < 0.02)
  }

  @Test func `the grey lid beside a sheet that lies askew becomes white and the print stays`()
    throws
  {
    let plain = try PageBuilder().page()
    // Slips that widen to fifteen pixels, on the left to the bottom and at the top to the right.
    let page = try PageBuilder(ground: { x, y in x < (y - 400) / 27 || y < x / 47 ? 165 : 250 })
      .page()
    let clean = try CropBorder().apply(to: page)
    #expect(clean.pixel(5, 780) == 255 && clean.pixel(690, 5) == 255)
    #expect(clean.pixel(5, 200) == 250)
    #expect(plain.pixel(62, 188) < 60)
    #expect(clean.pixel(62, 188) < 60)
  }

  @Test func `a page without edges stays as it is`() throws {
    let page = try PageBuilder().page()
    #expect(try CropBorder().apply(to: page).isSamePicture(as: page))
  }

  @Test func `a fold that crosses a line of print takes nothing of it away`() throws {
    let plain = try PageBuilder().page()
    // Through the middle of the fourth line, from side to side.
    let page = try PageBuilder(ground: { _, y in (193...195).contains(y) ? 30 : 255 }).page()
    let clean = try CropBorder().apply(to: page)
    // The left stroke of the line's first character, above the fold.
    #expect(plain.pixel(62, 188) < 60)
    #expect(clean.pixel(62, 188) < 60)
    let both = try PageBuilder(ground: { x, y in
      x < 25 || (193...195).contains(y) ? 30 : 255
    }).page()
    let cropped = try CropBorder().apply(to: both)
    #expect(cropped.pixel(10, 400) == 255)
    #expect(cropped.pixel(62, 188) < 60)
  }

  @Test func `the ends of a fold in the margins stay, for what is in the print goes with them`()
    throws
  {
    let page = try PageBuilder(ground: { _, y in (401...403).contains(y) ? 60 : 255 }).page()
    let clean = try CropBorder().apply(to: page)
    #expect(clean.pixel(50, 402) < 100 && clean.pixel(650, 402) < 100)
  }

  @Test func `a thin slip of dark along a side goes`() throws {
    let page = try PageBuilder(ground: { x, y in x == 40 && y > 100 || y > 795 && x < 41 ? 20 : 255
    }
    ).page()
    let clean = try CropBorder().apply(to: page)
    #expect(clean.pixel(40, 400) == 255)
  }
}
