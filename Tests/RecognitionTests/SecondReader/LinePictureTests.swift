import DocumentModel
import Foundation
import PageImaging
import Testing

@testable import Recognition

struct LinePictureTests {
  /// White, with a black bar.
  private func page(_ isBlack: (Int, Int) -> Bool) -> GreyPixels {
    GreyPixels(
      width: 120, height: 80,
      bytes: (0..<80).flatMap { y in (0..<120).map { isBlack($0, y) ? UInt8(0) : 255 } })
  }

  @Test func `a line keeps its shape at the height that is wanted`() {
    let region = LineRegion(Box(left: 10, top: 20, right: 110, bottom: 40))
    let picture = LinePicture(region, of: page { _, _ in false }, height: 48)
    #expect(picture.width == 240)
    #expect(picture.values.allSatisfy { $0 > 0.999 })
    #expect(LinePicture(region, of: page { _, _ in false }, height: 48, squeeze: 0.5).width == 120)
  }

  @Test func `black is -1, and stands where it stood`() {
    let region = LineRegion(Box(left: 0, top: 0, right: 120, bottom: 80))
    let picture = LinePicture(region, of: page { x, _ in x < 30 }, height: 40)
    #expect(picture.width == 60)
    #expect(picture.values[20 * 60 + 5] == -1)
    #expect(picture.values[20 * 60 + 40] > 0.999)
  }

  @Test func `a line that leans is made level`() {
    let radians = 5 * Double.pi / 180
    let leaning = page { x, y in
      abs((Double(y) + 0.5 - 40) * cos(radians) - (Double(x) + 0.5 - 60) * sin(radians)) < 4
    }
    let region = LineRegion(x: 60, y: 40, width: 90, height: 24, radians: radians)
    let picture = LinePicture(region, of: leaning, height: 24)
    for column in [3, 45, 86] {
      #expect(picture.values[12 * picture.width + column] < -0.9)
      #expect(picture.values[3 * picture.width + column] > 0.9)
    }
  }

  @Test func `a turned line begins at its end`() {
    let region = LineRegion(Box(left: 0, top: 0, right: 120, bottom: 80))
    let black = page { x, _ in x < 30 }
    let picture = LinePicture(region, of: black, height: 40, isTurned: true)
    #expect(picture.values[20 * 60 + 5] > 0.999)
    #expect(picture.values[20 * 60 + 55] == -1)
  }

  @Test func `beyond the page there is paper`() {
    let region = LineRegion(Box(left: 100, top: 60, right: 160, bottom: 100))
    let picture = LinePicture(region, of: page { _, _ in true }, height: 40)
    #expect(picture.values[0] == -1)
    #expect(picture.values[39 * picture.width + 59] > 0.999)
  }

  @Test func `ink is found tight inside a box, and none on paper`() {
    let finder = PrintFinder(page { x, y in (40..<60).contains(x) && (30..<50).contains(y) })
    #expect(
      finder.print(in: Box(left: 0, top: 0, right: 120, bottom: 80))
        == Box(left: 40, top: 30, right: 60, bottom: 50))
    #expect(finder.print(in: Box(left: 0, top: 0, right: 30, bottom: 80)) == nil)
    #expect(finder.print(in: Box(left: -50, top: -50, right: 500, bottom: 500)) != nil)
    #expect(finder.print(in: Box(left: 200, top: 200, right: 100, bottom: 100)) == nil)
  }
}
