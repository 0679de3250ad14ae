import Foundation
import PageImaging
import TestSupport
import Testing

@testable import Synthesis

struct DamageTests {
  /// A page of strokes about as dense as print: bars of 3 pixels in cells of 50.
  private static let page: GreyPicture = {
    var page = GreyPicture(width: 400, height: 260, dpi: 300)
    for y in 50..<210 where (y - 50) % 80 < 50 {
      for x in 50..<350 {
        let (column, row) = ((x - 50) % 50, (y - 50) % 80)
        let isStroke = column < 45 && (row % 14 < 3 || column % 21 < 3)
        if isStroke { page.pixels[y * 400 + x] = 0 }
      }
    }
    return page
  }()

  private static func worn(
    _ damage: Damage, strength: Double, seed: UInt64 = 1
  ) throws -> GreyPicture {
    var page = page
    var random = SplitMix64(seed: seed)
    _ = try damage.wear(&page, em: 50, strength: strength, &random)
    return page
  }

  @Test func `a clean page stays as it is`() throws {
    #expect(try Self.worn(.clean, strength: 1) == Self.page)
  }

  @Test(arguments: Damage.allCases.filter { $0 != .clean })
  func `a damage shows, more so when strong, and leaves the print there`(damage: Damage) throws {
    let light = try Self.worn(damage, strength: 0)
    let strong = try Self.worn(damage, strength: 1)
    #expect(light != Self.page)
    #expect(strong.difference(from: Self.page) > light.difference(from: Self.page))
    // Print and paper stay apart: the mean shade of strokes is well below that of the sheet.
    for page in [light, strong] {
      let (print, paper) = page.meanShades(of: Self.page)
      #expect(paper - print > 25, "\(damage): print \(print), paper \(paper)")
    }
  }

  @Test(arguments: Damage.allCases)
  func `the same seed does the same damage, another seed another`(damage: Damage) throws {
    #expect(try Self.worn(damage, strength: 0.5) == Self.worn(damage, strength: 0.5))
    if damage != .clean {
      #expect(try Self.worn(damage, strength: 0.5) != Self.worn(damage, strength: 0.5, seed: 2))
    }
  }

  @Test(arguments: [Damage.fax, .photocopy])
  func `one-bit damages leave black and white alone`(damage: Damage) throws {
    #expect(Set(try Self.worn(damage, strength: 0.5).pixels) == [0, 255])
  }

  @Test func `thin strokes have less ink and thick ones more`() throws {
    let ink = Self.page.inkPixels
    #expect(try Self.worn(.thin, strength: 1).inkPixels < ink * 9 / 10)
    #expect(try Self.worn(.thick, strength: 1).inkPixels > ink * 11 / 10)
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `no page lies more than two degrees askew`(seed: UInt64) throws {
    let skewed = try Self.worn(.skewed, strength: 1, seed: seed)
    // The rows of the first bar's first and last columns tell the angle.
    let left = try #require(skewed.firstInkRow(atColumn: 60))
    let right = try #require(skewed.firstInkRow(atColumn: 338))
    let degrees = atan2(Double(right - left), 278) * 180 / .pi
    #expect(abs(degrees) < 2.3)
  }

  @Test func `a turn is as large as asked and leaves white corners`() throws {
    var page = Self.page
    try page.turn(degrees: 1.5)
    let left = try #require(page.firstInkRow(atColumn: 60))
    let right = try #require(page.firstInkRow(atColumn: 338))
    #expect(abs(atan2(Double(right - left), 278) * 180 / .pi - 1.5) < 0.2)
    #expect(page.pixels[0] == 255 && page.pixels[399] == 255)
  }

  @Test(arguments: [0.3, 0.7, 1.5, 4])
  func `a blur is as wide as asked and keeps the sum of light`(sigma: Double) {
    var dot = GreyPicture(width: 61, height: 61, dpi: 300)
    dot.pixels = dot.pixels.map { _ in 0 }
    // A block, so that rounding of faint tails does not count.
    for y in 25..<36 { for x in 25..<36 { dot.pixels[y * 61 + x] = 240 } }
    let before = dot.varianceAcross
    dot.blur(sigma: sigma)
    #expect(abs((dot.varianceAcross - before).squareRoot() - sigma) < 0.1 + sigma * 0.1)
  }

  @Test func `noise has the spread that is asked for`() {
    var grey = GreyPicture(width: 200, height: 200, dpi: 300)
    grey.pixels = grey.pixels.map { _ in 128 }
    var random = SplitMix64(seed: 9)
    grey.addNoise(sigma: 10, &random)
    let values = grey.pixels.map { Double($0) - 128 }
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
    #expect(abs(mean) < 0.2)
    #expect(abs(variance.squareRoot() - 10) < 0.2)
  }

  @Test func `a picture survives writing without loss`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appendingPathComponent("page.png").path
    var page = Self.page
    page.blur(sigma: 1)
    try page.write(to: path, as: .png)
    let read = try PageImage.read(path: path)
    #expect((read.width, read.height, read.dpi) == (400, 260, 300))
    let copy = try GreyPicture(of: read)
    #expect(copy == page)
  }
}

extension GreyPicture {
  /// Mean absolute difference of shades.
  func difference(from other: GreyPicture) -> Double {
    let sum = zip(pixels, other.pixels).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    return Double(sum) / Double(pixels.count)
  }

  /// The mean shade where `other` is black, moved by no more than a stroke, and where it is white.
  func meanShades(of other: GreyPicture) -> (print: Double, paper: Double) {
    // Each cell's darkest fifth is print, whatever way it was moved.
    let sorted = pixels.sorted()
    let ink = other.inkPixels
    let print = sorted.prefix(ink / 2).reduce(0.0) { $0 + Double($1) } / Double(ink / 2)
    return (print, Double(sorted[sorted.count / 2]))
  }

  func firstInkRow(atColumn x: Int) -> Int? {
    (0..<height).first { pixels[$0 * width + x] < 128 }
  }

  /// Variance of the light along a row, in square pixels.
  var varianceAcross: Double {
    let columns = (0..<width).map { x in
      (0..<height).reduce(0.0) { $0 + Double(pixels[$1 * width + x]) }
    }
    let sum = columns.reduce(0, +)
    let mean = columns.enumerated().reduce(0.0) { $0 + Double($1.offset) * $1.element } / sum
    return columns.enumerated().reduce(0.0) { $0 + pow(Double($1.offset) - mean, 2) * $1.element }
      / sum
  }
}
