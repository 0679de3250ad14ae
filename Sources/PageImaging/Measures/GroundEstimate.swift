import CLeptonica

/// The brightness of the sheet in each tile of a page, and the ink that stands out from it.
///
/// The ground of a tile is its 90th percentile, the brightest of the 3 × 3 tiles around it (a headline
/// may fill a tile), then the mean of 3 × 3. It never falls under half of the sheet's median, so that a
/// black scanner edge stays black. The threshold is Otsu's, on brightness divided by the ground.
struct GroundEstimate {
  let ground: TileMap
  let paper: Int
  let threshold: Int
  let contrast: Double
  /// Whether a tile inside the sheet has a median darker than ``darkMedian`` of the ground around it: something shaded, a
  /// stain, or heavy print.
  let hasDarkTiles: Bool
  private let tileSide: Int

  /// Brightness of a dark tile's median, as a share of the ground around it.
  static let darkMedian = 0.92

  /// Ink begins in this range of brightness on a ground of 255, whatever Otsu's method says.
  static let thresholdRange = 80...205

  init(of rows: GreyRows, tileSide: Int) {
    self.tileSide = tileSide
    let columns = (rows.width + tileSide - 1) / tileSide
    let lines = (rows.height + tileSide - 1) / tileSide
    var raw = TileMap(
      columns: columns, rows: lines, values: [UInt8](repeating: 255, count: columns * lines))
    var medians = raw
    for row in 0..<lines {
      for column in 0..<columns {
        let counts = rows.histogram(
          columns: (column * tileSide)..<((column + 1) * tileSide),
          rows: (row * tileSide)..<((row + 1) * tileSide))
        raw.values[row * columns + column] = UInt8(Self.percentile(90, of: counts))
        medians.values[row * columns + column] = UInt8(Self.percentile(50, of: counts))
      }
    }
    paper = Int(raw.values.sorted()[raw.values.count / 2])
    let floor = UInt8(paper / 2)
    raw.values = raw.values.map { max($0, floor) }
    ground = raw.spread { $0.max() ?? 255 }
      .spread { UInt8($0.reduce(0) { $0 + Int($1) } / $0.count) }
    hasDarkTiles = Self.hasDarkTiles(medians, on: ground)
    let counts = Self.flattenedHistogram(of: rows, ground: ground, tileSide: tileSide)
    let split = Self.otsu(counts)
    threshold = min(
      max(split.threshold, Self.thresholdRange.lowerBound), Self.thresholdRange.upperBound)
    contrast = split.contrast
  }

  /// The ink as a 1-bit picture.
  func ink(of rows: GreyRows) -> PageImage.Handle? {
    guard let ink = unsafe pixCreate(Int32(rows.width), Int32(rows.height), 1),
      let data = unsafe ink.pointee.data
    else { return nil }
    let words = unsafe Int(ink.pointee.wpl)
    // A sheet without contrast has no ink, whatever a threshold makes of its noise.
    guard contrast >= 24 else { return unsafe ink }
    var limits = [UInt8](repeating: 0, count: ground.columns)
    for y in 0..<rows.height {
      for column in 0..<ground.columns {
        limits[column] = UInt8(Int(ground[y / tileSide, column]) * threshold / 255)
      }
      let row = unsafe rows.row(y)
      let target = unsafe data + y * words
      unsafe limits.withUnsafeBufferPointer { limits in
        var x = 0
        for word in 0..<words {
          let limit = unsafe limits[min(word * 32 / tileSide, ground.columns - 1)]
          var bits: UInt32 = 0
          for _ in 0..<min(32, rows.width - x) {
            bits = bits << 1 | (unsafe row[x ^ GreyRows.columnMask] < limit ? 1 : 0)
            x += 1
          }
          unsafe target[word] = bits << UInt32((32 - x % 32) % 32)
        }
      }
    }
    return unsafe ink
  }

  /// The outermost tiles are the scanner's.
  private static func hasDarkTiles(_ medians: TileMap, on ground: TileMap) -> Bool {
    guard ground.columns > 2, ground.rows > 2 else { return false }
    return (1..<(ground.rows - 1)).contains { row in
      (1..<(ground.columns - 1)).contains { column in
        Double(medians[row, column]) < Double(ground[row, column]) * darkMedian
      }
    }
  }

  static func percentile(_ percent: Int, of counts: [Int]) -> Int {
    let total = counts.reduce(0, +)
    var seen = 0
    for (value, count) in counts.enumerated() {
      seen += count
      if seen * 100 >= total * percent { return value }
    }
    return 255
  }

  private static func flattenedHistogram(
    of rows: GreyRows, ground: TileMap, tileSide: Int
  ) -> [Int] {
    var counts = [Int](repeating: 0, count: 256)
    var flattened = FlattenedLevels()
    for y in Swift.stride(from: 0, to: rows.height, by: 2) {
      let row = unsafe rows.row(y)
      for column in 0..<ground.columns {
        let levels = flattened.on(ground: ground[y / tileSide, column])
        let tile = (column * tileSide)..<min((column + 1) * tileSide, rows.width)
        unsafe counts.withUnsafeMutableBufferPointer { counts in
          // Every second row and column are enough to place a threshold.
          for x in Swift.stride(from: tile.lowerBound, to: tile.upperBound, by: 2) {
            unsafe counts[Int(levels[Int(row[x ^ GreyRows.columnMask])])] += 1
          }
        }
      }
    }
    return counts
  }

  /// Otsu's threshold, and the distance between the means of the two classes.
  static func otsu(_ counts: [Int]) -> (threshold: Int, contrast: Double) {
    let total = Double(counts.reduce(0, +))
    let sum = counts.enumerated().reduce(0.0) { $0 + Double($1.offset * $1.element) }
    var darkCount = 0.0
    var darkSum = 0.0
    var best = (threshold: 128, contrast: 0.0)
    var bestScore = 0.0
    for (value, count) in counts.enumerated() {
      darkCount += Double(count)
      darkSum += Double(value * count)
      let lightCount = total - darkCount
      guard darkCount > 0, lightCount > 0 else { continue }
      let difference = (sum - darkSum) / lightCount - darkSum / darkCount
      let score = darkCount * lightCount * difference * difference
      if score > bestScore {
        bestScore = score
        best = (value + 1, difference)
      }
    }
    return best
  }
}

/// Brightness divided by that of the ground, 0…255, worked out once for each ground.
private struct FlattenedLevels {
  private var tables: [[UInt8]] = Array(repeating: [], count: 256)

  /// What each brightness is on `ground`; 256 values.
  mutating func on(ground: UInt8) -> [UInt8] {
    if tables[Int(ground)].isEmpty {
      let light = max(1, Int(ground))
      tables[Int(ground)] = (0..<256).map { UInt8(min(255, $0 * 255 / light)) }
    }
    return tables[Int(ground)]
  }
}

extension TileMap {
  /// Each tile replaced by a value made of the 3 × 3 tiles around it.
  func spread(_ combine: ([UInt8]) -> UInt8) -> TileMap {
    var result = self
    for row in 0..<rows {
      for column in 0..<columns {
        var around: [UInt8] = []
        for y in max(0, row - 1)...min(rows - 1, row + 1) {
          for x in max(0, column - 1)...min(columns - 1, column + 1) {
            around.append(self[y, x])
          }
        }
        result.values[row * columns + column] = combine(around)
      }
    }
    return result
  }
}

extension TileMap {
  /// How much the brightness differs over the page, without the outermost tiles: the difference of its
  /// 97th and 3rd percentiles over the former, 0…1.
  var unevenness: Double {
    guard columns > 2, rows > 2 else { return 0 }
    var inner: [UInt8] = []
    for row in 1..<(rows - 1) {
      for column in 1..<(columns - 1) { inner.append(self[row, column]) }
    }
    inner.sort()
    let bright = Double(inner[inner.count * 97 / 100])
    let dark = Double(inner[inner.count * 3 / 100])
    return bright > 0 ? (bright - dark) / bright : 0
  }
}
