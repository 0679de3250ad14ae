import Foundation
import PageImaging

/// A line cut out of its page, made level and brought to the height that a reader wants.
struct LinePicture: Equatable {
  let width: Int
  let height: Int
  /// Row by row, -1 black to 1 white.
  let values: [Float]

  /// Cuts a region out: each pixel is the mean of as many samples as it covers pixels of the page.
  ///
  /// - Parameters:
  ///   - region: a strip of the page; what of it lies outside counts as white.
  ///   - page: the pixels.
  ///   - height: rows to make.
  ///   - squeeze: how much narrower than its own shape it is made, 0…1.
  ///   - isTurned: whether it is read standing on its head.
  init(
    _ region: LineRegion, of page: GreyPixels, height: Int, squeeze: Double = 1,
    isTurned: Bool = false
  ) {
    let step = region.height / Double(height)
    let width = max(1, Int((region.width / step * squeeze).rounded()))
    let acrossStep = region.width / Double(width)
    // Enlarged lines take one sample a pixel, reduced ones up to four each way.
    let samples = max(1, min(4, Int(step.rounded())))
    let samplesAlong = max(1, min(4, Int(acrossStep.rounded())))
    let sign = isTurned ? -1.0 : 1.0
    let along = (x: cos(region.radians) * sign, y: sin(region.radians) * sign)
    var values = [Float](repeating: 1, count: width * height)
    let scale = 1 / Float(samples * samplesAlong)
    for row in 0..<height {
      for column in 0..<width {
        var sum: Float = 0
        for i in 0..<samples {
          let v = (Double(row) + (Double(i) + 0.5) / Double(samples)) * step - region.height / 2
          for k in 0..<samplesAlong {
            let u =
              (Double(column) + (Double(k) + 0.5) / Double(samplesAlong)) * acrossStep
              - region.width / 2
            sum += page.brightness(
              x: region.x + u * along.x - v * along.y, y: region.y + u * along.y + v * along.x)
          }
        }
        values[row * width + column] = sum * scale / 127.5 - 1
      }
    }
    self.width = width
    self.height = height
    self.values = values
  }
}

extension GreyPixels {
  /// Brightness between four pixels, 0…255; white outside the page.
  ///
  /// - Parameters:
  ///   - x: column, where the first pixel reaches from 0 to 1.
  ///   - y: row.
  /// - Returns: their mean, weighted by nearness.
  @inline(__always)
  func brightness(x: Double, y: Double) -> Float {
    let left = (x - 0.5).rounded(.down)
    let top = (y - 0.5).rounded(.down)
    let across = Float(x - 0.5 - left)
    let down = Float(y - 0.5 - top)
    let column = Int(left)
    let row = Int(top)
    guard column >= -1, row >= -1, column < width, row < height else { return 255 }
    let upper = pixel(column, row) * (1 - across) + pixel(column + 1, row) * across
    let lower = pixel(column, row + 1) * (1 - across) + pixel(column + 1, row + 1) * across
    return upper * (1 - down) + lower * down
  }

  @inline(__always)
  private func pixel(_ x: Int, _ y: Int) -> Float {
    guard x >= 0, y >= 0, x < width, y < height else { return 255 }
    return Float(bytes[y * width + x])
  }
}
