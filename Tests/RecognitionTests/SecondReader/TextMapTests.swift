import Foundation
import Testing

@testable import Recognition

struct TextMapTests {
  /// A map with the likelihood 0.9 inside the shapes and 0 elsewhere.
  private func map(_ inside: (Double, Double) -> Bool, likelihood: Float = 0.9) -> TextMap {
    var values = [Float](repeating: 0, count: 200 * 100)
    for y in 0..<100 {
      for x in 0..<200 where inside(Double(x) + 0.5, Double(y) + 0.5) {
        values[y * 200 + x] = likelihood
      }
    }
    return TextMap(width: 200, height: 100, likelihoods: values)
  }

  @Test func `a bar is a line, grown by its area per rim`() throws {
    let regions = map { x, y in x > 20 && x < 120 && y > 40 && y < 50 }.regions(scale: 1)
    let region = try #require(regions.first)
    #expect(regions.count == 1)
    let growth = 2 * 1.6 * 100 * 10 / (2 * (100 + 10))
    #expect(abs(region.width - (100 + growth)) < 0.01)
    #expect(abs(region.height - (10 + growth)) < 0.01)
    #expect(abs(region.x - 70) < 0.01 && abs(region.y - 45) < 0.01)
    #expect(abs(region.score - 0.9) < 0.001)
  }

  @Test func `a reduced map gives regions of the page`() throws {
    let region = try #require(
      map { x, y in x > 20 && x < 120 && y > 40 && y < 50 }.regions(scale: 0.5).first)
    #expect(abs(region.x - 140) < 0.1 && abs(region.y - 90) < 0.1)
  }

  @Test func `a leaning line has a leaning region`() throws {
    let radians = 3 * Double.pi / 180
    let leaning = map { x, y in
      let v = (y - 50) * cos(radians) - (x - 100) * sin(radians)
      let u = (x - 100) * cos(radians) + (y - 50) * sin(radians)
      return abs(v) < 4 && abs(u) < 80
    }
    let region = try #require(leaning.regions(scale: 1).first)
    #expect(abs(region.radians - radians) < 0.005)
    // Level it would be 32 high.
    #expect(region.height < 24)
  }

  @Test func `lines apart are two, and what is faint or thin is none`() {
    #expect(
      map { x, y in x > 20 && x < 120 && (y > 20 && y < 28 || y > 60 && y < 68) }
        .regions(scale: 1).count == 2)
    #expect(
      map({ x, y in x > 20 && x < 120 && y > 40 && y < 50 }, likelihood: 0.4)
        .regions(scale: 1).isEmpty)
    #expect(map { x, y in x > 20 && x < 120 && y > 40 && y < 41 }.regions(scale: 1).isEmpty)
  }
}
