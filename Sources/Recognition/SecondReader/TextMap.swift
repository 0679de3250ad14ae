import Foundation

/// Where a network sees print: for each pixel of a reduced page how likely it lies in the core of a line.
///
/// The network (DBNet) is taught lines shrunk away from each other. Pieces of the map above a threshold are taken one
/// by one, each gets the leaning rectangle that holds it, and that is grown by what was shrunk.
/// Source: Liao et al., Real-time Scene Text Detection with Differentiable Binarization, 2020; thresholds as
/// PP-OCRv6 and RapidOCR have them.
struct TextMap {
  let width: Int
  let height: Int
  /// `width` × `height`, 0…1.
  let likelihoods: [Float]

  /// Likelihood from which a pixel belongs to a line, and mean of a piece's pixels from which it is one.
  static let pixelThreshold: Float = 0.3
  static let pieceThreshold: Float = 0.5
  /// Area of a piece per length of its rim times this is what it is grown by on each side.
  static let growth = 1.6
  /// Pieces thinner than this are specks, in pixels of the map.
  static let thinnest = 2.0
  /// A piece this many times as long as high tells how much its line leans.
  static let leaningShape = 4.0

  /// The lines, in no order that means anything.
  ///
  /// - Parameter scale: pixels of the map per pixel of the page.
  /// - Returns: regions in pixels of the page.
  func regions(scale: Double) -> [LineRegion] {
    pieces().compactMap { piece in
      guard piece.likelihood / Float(piece.count) >= Self.pieceThreshold else { return nil }
      var region = piece.rectangle(leaningShape: Self.leaningShape)
      guard min(region.width, region.height) >= Self.thinnest else { return nil }
      let distance =
        region.width * region.height * Self.growth / (2 * (region.width + region.height))
      region = region.grown(along: distance, across: distance)
      region.x /= scale
      region.y /= scale
      region.width /= scale
      region.height /= scale
      region.score = Double(piece.likelihood) / Double(piece.count)
      return region
    }
  }

  /// Pixels above the threshold that touch, corners included.
  private func pieces() -> [Piece] {
    var isOpen = likelihoods.map { $0 > Self.pixelThreshold }
    var found: [Piece] = []
    var pending: [Int] = []
    for start in isOpen.indices where isOpen[start] {
      var piece = Piece()
      pending.append(start)
      isOpen[start] = false
      while let pixel = pending.popLast() {
        let (y, x) = pixel.quotientAndRemainder(dividingBy: width)
        piece.add(x, y, likelihoods[pixel])
        for row in max(0, y - 1)...min(height - 1, y + 1) {
          for column in max(0, x - 1)...min(width - 1, x + 1)
          where isOpen[row * width + column] {
            isOpen[row * width + column] = false
            pending.append(row * width + column)
          }
        }
      }
      found.append(piece)
    }
    return found
  }

  /// Pixels that hang together.
  private struct Piece {
    var count = 0
    var likelihood: Float = 0
    private var pixels: [(x: Int, y: Int)] = []

    mutating func add(_ x: Int, _ y: Int, _ likelihood: Float) {
      count += 1
      self.likelihood += likelihood
      pixels.append((x, y))
    }

    /// The rectangle that holds the pixels and leans as they do.
    func rectangle(leaningShape: Double) -> LineRegion {
      let level = rectangle(radians: 0)
      guard level.width >= level.height * leaningShape else { return level }
      let n = Double(count)
      let meanX = pixels.reduce(0) { $0 + Double($1.x) } / n
      let meanY = pixels.reduce(0) { $0 + Double($1.y) } / n
      var variance = 0.0
      var covariance = 0.0
      for pixel in pixels {
        variance += (Double(pixel.x) - meanX) * (Double(pixel.x) - meanX)
        covariance += (Double(pixel.x) - meanX) * (Double(pixel.y) - meanY)
      }
      guard variance > 0 else { return level }
      let leaning = rectangle(radians: atan(covariance / variance))
      return leaning.height < level.height ? leaning : level
    }

    private func rectangle(radians: Double) -> LineRegion {
      let (cosine, sine) = (cos(radians), sin(radians))
      var along = (least: Double.infinity, most: -Double.infinity)
      var across = along
      for pixel in pixels {
        let (x, y) = (Double(pixel.x) + 0.5, Double(pixel.y) + 0.5)
        let u = x * cosine + y * sine
        let v = y * cosine - x * sine
        along = (min(along.least, u), max(along.most, u))
        across = (min(across.least, v), max(across.most, v))
      }
      let u = (along.least + along.most) / 2
      let v = (across.least + across.most) / 2
      return LineRegion(
        x: u * cosine - v * sine, y: u * sine + v * cosine,
        width: along.most - along.least + 1, height: across.most - across.least + 1,
        radians: radians)
    }
  }
}
