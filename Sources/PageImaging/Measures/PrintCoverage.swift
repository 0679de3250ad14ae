public import DocumentModel

/// Whether there is print on a page at all, asked before any layout analysis.
///
/// Print is pieces of ink of like size that stand beside each other in a row. A blank sheet has none
/// even with black edges and noise; a photo has pieces of all sizes that do not line up.
public struct PrintCoverage: Sendable, Hashable {
  /// Pieces of about a character's size.
  public let glyphs: Int
  /// Those that have another beside them, level with them and of like height.
  public let inRows: Int
  /// All pieces of ink.
  public let pieces: Int
  /// Gaps between rows less gaps between columns, -1…1 (``LineDirection``).
  public let lineBalance: Double
  /// Difference between ground and ink, 0…255.
  public let contrast: Double

  /// Side of a character's em box in pixels of the page; 0 when it cannot be measured.
  public let emPixels: Double

  /// Fewest pieces in rows that are a page with print.
  static let fewestInRows = 3

  /// A page of more pieces than this is noise unless a fair share of them stand in rows.
  static let mostPieces = 20_000

  /// Whether an engine should be asked to read the page.
  public var hasPrint: Bool {
    inRows >= Self.fewestInRows && (pieces <= Self.mostPieces || inRows * 20 >= pieces)
  }

  /// The measures as the page's record keeps them.
  public var measures: [Measure] {
    [
      Measure(stage: "print-coverage", name: "glyphs", value: Double(glyphs)),
      Measure(stage: "print-coverage", name: "inRows", value: Double(inRows)),
      Measure(stage: "print-coverage", name: "pieces", value: Double(pieces)),
      Measure(stage: "print-coverage", name: "lineBalance", value: lineBalance),
      Measure(stage: "print-coverage", name: "contrast", value: contrast),
    ]
  }

  public init(of image: PageImage) {
    let view = image.measuringView
    contrast = view.contrast
    pieces = view.components.count
    lineBalance = LineDirection(of: view).balance
    emPixels = GlyphSize(of: view).emPixels
    let em = emPixels / Double(view.reduction)
    guard em >= 5 else {
      glyphs = 0
      inRows = 0
      return
    }
    let likely = view.components.filter {
      let side = Double(max($0.width, $0.height))
      return side >= em * 0.4 && side <= em * 1.5
    }
    glyphs = likely.count
    inRows = Self.countInRows(likely.sorted { $0.x < $1.x }, em: em)
  }

  /// Counts pieces that have a level neighbour of like height to their right within one em.
  private static func countInRows(_ pieces: [MeasuringView.Component], em: Double) -> Int {
    var count = 0
    for (i, piece) in pieces.enumerated() {
      let right = piece.x + piece.width
      for other in pieces[(i + 1)...] {
        if Double(other.x - right) > em { break }
        let level = abs((2 * piece.y + piece.height) - (2 * other.y + other.height))
        let alike = min(piece.height, other.height) * 3 >= max(piece.height, other.height) * 2
        if Double(level) < em * 0.5, alike, other.x >= right - Int(em / 4) {
          count += 1
          break
        }
      }
    }
    return count
  }
}
