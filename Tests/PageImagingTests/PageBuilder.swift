import CLeptonica
import DocumentModel
import Foundation

@testable import PageImaging

/// Draws pages of boxes and marks that look like Chinese print to a measure, with a known skew.
///
/// A character is a frame with a bar, 0.9 em wide and high; every sixth cell holds a comma in its lower
/// left instead. Lines are 1.7 em apart.
struct PageBuilder {
  var width = 700
  var height = 800
  /// Side of a character's cell, in pixels.
  var em = 24.0
  /// Clockwise turn of the print around the middle of the page.
  var skewDegrees = 0.0
  var margin = 60.0
  var hasPrint = true
  /// Width of strokes, in em.
  var strokePerEm = 0.1
  /// Brightness of the sheet at a pixel, 0…255; white where `nil`.
  var ground: ((Int, Int) -> Double)?

  /// The page as an 8-bit picture.
  func page() throws -> PageImage {
    // Drawn at twice the size, turned, and halved, so that edges are soft.
    let large = try unsafe made(pixCreate(Int32(width * 2), Int32(height * 2), 8))
    defer { unsafe PageImage.destroy(large) }
    _ = unsafe pixSetAll(large)
    if hasPrint { unsafe draw(on: large) }
    let radians = Float(skewDegrees * .pi / 180)
    let turned = try unsafe made(pixRotateAMGray(large, radians, 255))
    defer { unsafe PageImage.destroy(turned) }
    let pix = try unsafe made(pixScaleAreaMap2(turned))
    if let ground {
      for y in 0..<height {
        for x in 0..<width {
          var value: UInt32 = 0
          _ = unsafe pixGetPixel(pix, Int32(x), Int32(y), &value)
          let lit = max(0, min(255, ground(x, y))) * Double(value) / 255
          _ = unsafe pixSetPixel(pix, Int32(x), Int32(y), UInt32(lit))
        }
      }
    }
    return try unsafe made(PageImage(owning: pix, dpi: 300))
  }

  private func draw(on pix: PageImage.Handle) {
    let pen = strokePerEm
    let columns = Int((Double(width) - 2 * margin) / em)
    let lines = Int(((Double(height) - 2 * margin) / em - 1) / 1.7) + 1
    for line in 0..<max(0, lines) {
      for column in 0..<max(0, columns) {
        let x = margin + Double(column) * em
        let y = margin + Double(line) * 1.7 * em
        let strokes: [(Double, Double, Double, Double)] =
          (column + line) % 6 == 5
          ? [(0.1, 0.7, 0.3, 0.92)]
          : [
            (0.05, 0.05, 0.95, 0.05 + pen), (0.05, 0.95 - pen, 0.95, 0.95),
            (0.05, 0.05, 0.05 + pen, 0.95), (0.95 - pen, 0.05, 0.95, 0.95),
            (0.05, 0.5 - pen / 2, 0.95, 0.5 + pen / 2),
          ]
        for (left, top, right, bottom) in strokes {
          unsafe fill(
            pix, (x + left * em) * 2, (y + top * em) * 2, (x + right * em) * 2,
            (y + bottom * em) * 2)
        }
      }
    }
  }

  private func fill(
    _ pix: PageImage.Handle, _ left: Double, _ top: Double, _ right: Double, _ bottom: Double
  ) {
    let (x, y) = (Int32(left.rounded()), Int32(top.rounded()))
    var box = unsafe boxCreate(x, y, Int32(right.rounded()) - x, Int32(bottom.rounded()) - y)
    defer { unsafe boxDestroy(&box) }
    _ = unsafe pixSetInRectArbitrary(pix, box, 25)
  }
}

/// The value, or an error where there is none: what `#require` does, for expressions of unsafe types.
func made<Value>(_ value: Value?) throws -> Value {
  guard let value else { throw NoPicture() }
  return value
}

struct NoPicture: Error {}

extension PageImage {
  /// The value of a pixel of an 8- or 1-bit picture.
  func pixel(_ x: Int, _ y: Int) -> Int {
    var value: UInt32 = 0
    _ = unsafe pixGetPixel(pix, Int32(x), Int32(y), &value)
    return Int(value)
  }

  /// Sum of darkness over the page, in pixels of full ink.
  var inkSum: Double {
    if depth == 1 {
      var count: Int32 = 0
      _ = unsafe pixCountPixels(pix, &count, nil)
      return Double(count)
    }
    var mean: Float = 0
    _ = unsafe pixAverageInRect(pix, nil, nil, 0, 255, 1, &mean)
    return (1 - Double(mean) / 255) * Double(width * height)
  }

  /// Whether both have the very same pixels in memory: nothing was done.
  func isSamePicture(as other: PageImage) -> Bool {
    unsafe pix == other.pix
  }

  /// The page after a change of its pixels by Leptonica.
  func changed(_ change: (UnsafeMutablePointer<Pix>) -> UnsafeMutablePointer<Pix>?) throws
    -> PageImage
  {
    try made(unsafe PageImage(owning: change(pix), dpi: dpi))
  }

  /// Writes the picture in one of Leptonica's formats.
  func write(_ format: Int, to url: URL) {
    _ = unsafe pixWrite(url.path, pix, Int32(format))
  }
}
