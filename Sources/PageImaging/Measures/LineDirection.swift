/// Whether text lines run across the page or along it.
///
/// The gaps between lines are wide, those between characters narrow: in tiles of 128 × 128 pixels of the
/// view, rows without ink are compared with columns without ink. Tiles are small enough for a skew of
/// some degrees not to close the gaps.
struct LineDirection {
  /// (empty rows − empty columns) / (their sum) over all tiles with print: positive where lines run
  /// across, negative where they run along the page, -1…1.
  let balance: Double
  /// Tiles with print.
  let tiles: Int

  static let wordsPerTile = 4
  /// Share of ink in a tile of text.
  static let inkRange = 0.02...0.5

  init(of view: MeasuringView) {
    guard let ink = unsafe view.ink, let rows = unsafe InkRows(ink) else {
      balance = 0
      tiles = 0
      return
    }
    let side = Self.wordsPerTile * 32
    var emptyRows = 0
    var emptyColumns = 0
    var count = 0
    for top in stride(from: 0, to: rows.height - side + 1, by: side) {
      for word in stride(
        from: 0, to: rows.width / 32 - Self.wordsPerTile + 1, by: Self.wordsPerTile)
      {
        let tile = Self.emptiness(of: rows, top: top, word: word)
        guard Self.inkRange.contains(Double(tile.ink) / Double(side * side)) else { continue }
        emptyRows += tile.rows
        emptyColumns += tile.columns
        count += 1
      }
    }
    let sum = emptyRows + emptyColumns
    balance = sum == 0 ? 0 : Double(emptyRows - emptyColumns) / Double(sum)
    tiles = count
  }

  /// Rows and columns of a tile with at most one pixel of ink, and its ink in pixels.
  private static func emptiness(
    of rows: InkRows, top: Int, word: Int
  ) -> (rows: Int, columns: Int, ink: Int) {
    var ink = 0
    var emptyRows = 0
    var once = [UInt32](repeating: 0, count: wordsPerTile)
    var twice = once
    for y in top..<(top + wordsPerTile * 32) {
      var inRow = 0
      for k in 0..<wordsPerTile {
        let bits = rows[y, word + k]
        inRow += bits.nonzeroBitCount
        twice[k] |= once[k] & bits
        once[k] |= bits
      }
      ink += inRow
      if inRow < 2 { emptyRows += 1 }
    }
    let filled = twice.reduce(0) { $0 + $1.nonzeroBitCount }
    return (emptyRows, wordsPerTile * 32 - filled, ink)
  }
}
