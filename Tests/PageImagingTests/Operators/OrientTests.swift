import CLeptonica
import DocumentModel
import Testing

@testable import PageImaging

@Suite struct OrientTests {
  @Test(arguments: 0...3, [0.0, 1.5])
  func `a page lying any way is put on its feet`(quarters: Int, skew: Double) throws {
    let upright = try PageBuilder(skewDegrees: skew).page()
    let page = unsafe try upright.changed { unsafe pixRotateOrth($0, Int32(quarters)) }
    let turned = try Orient().apply(to: page)
    #expect(turned.measure("quarterTurns", of: "orient") == Double((4 - quarters) % 4))
    #expect(try #require(turned.measure("confidence", of: "orient")) > 0.8)
    #expect(turned.width == upright.width && turned.height == upright.height)
    #expect(turned.isSamePicture(as: page) == (quarters == 0))
    for (x, y) in [(70, 80), (75, 130), (333, 333), (200, 500)] {
      #expect(turned.pixel(x, y) == upright.pixel(x, y))
      let there = turned.toSource.apply(x: Double(x) + 0.5, y: Double(y) + 0.5)
      #expect(page.pixel(Int(there.x), Int(there.y)) == upright.pixel(x, y))
    }
  }

  @Test func `a blank page is not turned and the doubt is told`() throws {
    let page = try PageBuilder(hasPrint: false).page()
    let same = try Orient().apply(to: page)
    #expect(same.isSamePicture(as: page))
    #expect(same.measure("confidence", of: "orient") == 0)
  }

  @Test func `a forced turn is made without looking`() throws {
    let page = try PageBuilder(width: 300, height: 200, margin: 20).page()
    let turned = try Orient(forcedQuarterTurns: 1).apply(to: page)
    #expect(turned.width == 200 && turned.height == 300)
  }

  @Test func `a few marks make a page no surer than half`() throws {
    // Three lines of nine characters hold some ten commas.
    let page = try PageBuilder(width: 460, height: 260, em: 24, margin: 40).page()
    let turned = unsafe try page.changed { unsafe pixRotateOrth($0, 2) }
    let found = try Orient().apply(to: turned)
    let marks = try #require(found.measure("turnedMarks", of: "orient"))
    #expect((8..<12).contains(marks))
    #expect(try #require(found.measure("confidence", of: "orient")) < 0.5)
  }
}
