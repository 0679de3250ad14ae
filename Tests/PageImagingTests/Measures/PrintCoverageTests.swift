import CLeptonica
import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import PageImaging

@Suite struct PrintCoverageTests {
  @Test func `a page of print has print`() throws {
    let coverage = try PrintCoverage(of: PageBuilder().page())
    #expect(coverage.hasPrint)
    #expect(abs(coverage.emPixels - 24) < 3)
  }

  @Test func `one short line is print`() throws {
    let page = try PageBuilder(width: 700, height: 160, em: 30).page()
    #expect(PrintCoverage(of: page).hasPrint)
  }

  @Test func `a blank sheet with black edges and noise has none`() throws {
    var noise = SeededGenerator(seed: 3)
    let page = try PageBuilder(
      hasPrint: false,
      ground: { x, y in
        x < 15 || y < 9 ? 25 : 236 + Double.random(in: -14...14, using: &noise)
      }
    ).page()
    #expect(!PrintCoverage(of: page).hasPrint)
  }

  @Test func `a picture of soft shapes has none`() throws {
    let page = try PageBuilder(
      hasPrint: false,
      ground: { x, y in
        130 + 70 * sin(Double(x) / 41 + sin(Double(y) / 67)) + 50 * cos(Double(x + 2 * y) / 90)
      }
    ).page()
    #expect(!PrintCoverage(of: page).hasPrint)
  }

  @Test(arguments: [(1, 1), (30000, 3), (3, 900), (40, 40)])
  func `a sliver has none`(width: Int, height: Int) throws {
    let page = try PageBuilder(width: width, height: height, hasPrint: false).page()
    #expect(!PrintCoverage(of: page).hasPrint)
  }

  @Test func `two hundred thousand specks are no print`() throws {
    var noise = SeededGenerator(seed: 11)
    let pix = unsafe try made(unsafe pixCreate(2480, 3508, 1))
    for _ in 0..<200_000 {
      let x = Int32.random(in: 0..<2478, using: &noise)
      let y = Int32.random(in: 0..<3506, using: &noise)
      for (dx, dy) in [(0, 0), (1, 0), (0, 1)] as [(Int32, Int32)] {
        _ = unsafe pixSetPixel(pix, x + dx, y + dy, 1)
      }
    }
    var page = try made(unsafe PageImage(owning: pix, dpi: 300))
    for step in [Orient(), Despeckle(), Rescale()] as [any PageOperator] {
      page = try step.apply(to: page)
    }
    #expect(!PrintCoverage(of: page).hasPrint)
  }
}
