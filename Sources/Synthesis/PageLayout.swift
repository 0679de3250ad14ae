/// A sheet's size in points (1/72 inch).
public struct Paper: Sendable, Hashable {
  public let width: Double
  public let height: Double

  public static let a4 = Paper(width: 595, height: 842)

  /// - Parameters:
  ///   - width: at least 200 points.
  ///   - height: at least 120 points.
  public init(width: Double, height: Double) {
    precondition(width >= 200 && height >= 120, "paper of \(width) × \(height) points")
    self.width = width
    self.height = height
  }
}

/// How a page is set, all lengths in points.
public struct PageLayout: Sendable, Hashable {
  public let paper: Paper
  /// Side of a character's cell; a multiple of 0.5.
  public let size: Double
  /// From one line to the next.
  public let pitch: Double
  public let left: Double
  public let top: Double
  /// Whole characters of a line.
  public let columns: Int
  /// Lines of a page.
  public let lines: Int

  var width: Double { Double(columns) * size }

  /// The sizes of office documents: 10.5 is 五号, 12 小四, 14 四号, 15 小三, 16 三号 (the size of official
  /// letters, GB/T 9704), by how often a page has them.
  static let sizes: [Double] = [10.5, 12, 12, 12, 14, 14, 14, 15, 16, 16, 16]

  /// - Parameters:
  ///   - paper: the sheet.
  ///   - size: of the print.
  ///   - leading: pitch of lines in units of the size.
  ///   - margin: share of the paper's width that stays free on the left and on the right, and nearly
  ///     the same length above and below.
  init(paper: Paper, size: Double, leading: Double, margin: Double) {
    self.paper = paper
    self.size = size
    pitch = (size * leading * 2).rounded() / 2
    left = (paper.width * margin).rounded()
    top = (left * 0.9).rounded()
    columns = max(6, Int((paper.width - 2 * left) / size))
    lines = max(3, Int((paper.height - 2 * top) / pitch))
  }

  /// Lines that a paragraph is expected to take, rather one too many.
  func lines(of paragraph: String) -> Int {
    let units = paragraph.unicodeScalars.reduce(2.0) { $0 + (Self.isWide($1) ? 1 : 0.6) }
    guard units > Double(columns) else { return 1 }
    // Marks that may not begin a line take a character along with them.
    return Int((units / (Double(columns) - 0.5)).rounded(.up))
  }

  /// Whether it takes a whole cell: Chinese, its punctuation, and the quotes and dashes of both worlds.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x2E80 || (0x2010...0x2027).contains(scalar.value)
  }
}
