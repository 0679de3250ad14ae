import DocumentModel
import Testing

@testable import PageImaging

@Suite struct DeskewTests {
  @Test(arguments: [-3.4, -1.2, -0.5, 0.7, 2.3, 6.0])
  func `a turned page is levelled to a tenth of a degree`(degrees: Double) throws {
    let page = try PageBuilder(skewDegrees: degrees).page()
    let level = try Deskew().apply(to: page)
    let found = try #require(level.measure("angleDegrees", of: "deskew"))
    #expect(abs(found + degrees) < 0.1)
    #expect(abs(SkewEstimate(of: level.measuringView).angleDegrees) < 0.1)
    #expect(abs(level.inkSum / page.inkSum - 1) < 0.02)
  }

  @Test(arguments: [0.0, 0.04])
  func `a level page stays as it is`(degrees: Double) throws {
    let page = try PageBuilder(skewDegrees: degrees).page()
    let same = try Deskew().apply(to: page)
    #expect(same.isSamePicture(as: page))
    #expect(same.measure("angleDegrees", of: "deskew") != nil)
  }

  @Test func `a page without print stays as it is`() throws {
    let page = try PageBuilder(hasPrint: false).page()
    #expect(try Deskew().apply(to: page).isSamePicture(as: page))
  }

  @Test func `points of the level page map back to the turned one`() throws {
    let page = try PageBuilder(skewDegrees: 5).page()
    let level = try Deskew().apply(to: page)
    var compared = 0
    for y in stride(from: 150, to: 650, by: 7) {
      for x in stride(from: 150, to: 550, by: 7) where level.pixel(x, y) < 60 {
        let there = level.toSource.apply(x: Double(x) + 0.5, y: Double(y) + 0.5)
        let around = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)]
          .map { page.pixel(Int(there.x) + $0.0, Int(there.y) + $0.1) }
        #expect(try #require(around.min()) < 120)
        compared += 1
      }
    }
    #expect(compared > 100)
  }
}
