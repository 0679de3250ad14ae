public import DocumentModel

/// Rows of print that a layout analysis has left out.
///
/// Tesseract's layout loses a line now and then, a whole one or the last few characters of a paragraph, on clean pages
/// too. What it has not covered shows as pieces of ink of a character's size that stand beside each other.
public struct UnreadPrint {
  /// Sides of pieces that may be characters or parts of them, in em.
  private static let sides = 0.25...1.6
  /// How far a piece may lie outside of a line's box and still be read with it, in em.
  private static let margin = 0.2
  /// How far apart pieces of a row may stand, and lines that the row would be an end of, in em.
  private static let gap = 2.0
  /// How high a row may be, and how wide it must be, in em.
  private static let heights = 0.6...1.7
  private static let leastWidth = 1.2
  /// Of more pieces than these outside of all lines nothing is made: they are noise or a picture.
  private static let mostPieces = 3000
  private static let mostRows = 60

  private let em: Double
  private let reduction: Double
  private let read: [Frame]

  /// The rows, from the top; none where the page's print cannot be measured.
  ///
  /// What continues a longer line that was read, as its lost end does, is no row; columns that are less than two em
  /// apart are not told from each other.
  ///
  /// - Parameters:
  ///   - image: the page.
  ///   - lines: boxes of what was read, in its pixels.
  ///   - emPixels: side of a character's em box.
  /// - Returns: boxes in pixels of the page, tight around the ink.
  public static func rows(of image: PageImage, besides lines: [Box], emPixels: Double) -> [Box] {
    guard let finder = UnreadPrint(image, besides: lines, emPixels: emPixels) else { return [] }
    return finder.rows(of: finder.unread(of: image))
  }

  /// Pieces of ink that may be characters or parts of them and lie outside of all lines; none where the page's print
  /// cannot be measured, or there are too many.
  ///
  /// - Parameters:
  ///   - image: the page.
  ///   - lines: boxes of what was found, in its pixels.
  ///   - emPixels: side of a character's em box.
  /// - Returns: boxes in pixels of the page, tight around the ink.
  public static func pieces(of image: PageImage, besides lines: [Box], emPixels: Double) -> [Box] {
    guard let finder = UnreadPrint(image, besides: lines, emPixels: emPixels) else { return [] }
    let pieces = finder.unread(of: image)
    return pieces.count > mostPieces ? [] : pieces.map(finder.box)
  }

  private init?(_ image: PageImage, besides lines: [Box], emPixels: Double) {
    reduction = Double(image.measuringView.reduction)
    em = emPixels / reduction
    guard em >= 5 else { return nil }
    read = lines.map { [reduction] in Frame($0, reduction: reduction) }
  }

  private func unread(of image: PageImage) -> [Frame] {
    image.measuringView.components.map(Frame.init).filter { piece in
      Self.sides.contains(max(piece.right - piece.left, piece.bottom - piece.top) / em)
        && !read.contains { isOn($0, piece) }
    }
  }

  private func box(_ frame: Frame) -> Box {
    Box(
      left: Int(frame.left * reduction), top: Int(frame.top * reduction),
      right: Int((frame.right * reduction).rounded(.up)),
      bottom: Int((frame.bottom * reduction).rounded(.up)))
  }

  /// A box in pixels of the view.
  private struct Frame {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    init(_ box: Box, reduction: Double) {
      left = Double(box.left) / reduction
      top = Double(box.top) / reduction
      right = Double(box.right) / reduction
      bottom = Double(box.bottom) / reduction
    }

    init(_ piece: MeasuringView.Component) {
      left = Double(piece.x)
      top = Double(piece.y)
      right = Double(piece.x + piece.width)
      bottom = Double(piece.y + piece.height)
    }

    var middle: (x: Double, y: Double) { ((left + right) / 2, (top + bottom) / 2) }

    mutating func grow(over other: Frame) {
      left = min(left, other.left)
      top = min(top, other.top)
      right = max(right, other.right)
      bottom = max(bottom, other.bottom)
    }
  }

  private struct Row {
    var frame: Frame
    var pieces: Int
  }

  private func rows(of pieces: [Frame]) -> [Box] {
    let unread = pieces.sorted { ($0.left, $0.top) < ($1.left, $1.top) }
    guard unread.count <= Self.mostPieces else { return [] }
    var rows: [Row] = []
    for piece in unread {
      if let index = rows.firstIndex(where: { continues($0.frame, piece) }) {
        rows[index].frame.grow(over: piece)
        rows[index].pieces += 1
      } else {
        rows.append(Row(frame: piece, pieces: 1))
      }
    }
    let lines = rows.filter(isLine)
    guard lines.count <= Self.mostRows else { return [] }
    return lines.map { box($0.frame) }.sorted { ($0.top, $0.left) < ($1.top, $1.left) }
  }

  private func isOn(_ line: Frame, _ piece: Frame) -> Bool {
    let (x, y) = piece.middle
    let margin = em * Self.margin
    return x > line.left - margin && x < line.right + margin && y > line.top - margin
      && y < line.bottom + margin
  }

  /// Whether a piece stands behind a row's last ones, on its height.
  private func continues(_ row: Frame, _ piece: Frame) -> Bool {
    guard piece.left - row.right < em * Self.gap else { return false }
    let shared = min(row.bottom, piece.bottom) - max(row.top, piece.top)
    guard shared > min(row.bottom - row.top, piece.bottom - piece.top) * 0.5 else { return false }
    // A row does not grow over its neighbours.
    return max(row.bottom, piece.bottom) - min(row.top, piece.top)
      <= em * Self.heights.upperBound
  }

  /// Whether a row is a line by itself, and not the end of a longer one.
  private func isLine(_ row: Row) -> Bool {
    let frame = row.frame
    let isEnd = read.contains { line in
      let shared = min(line.bottom, frame.bottom) - max(line.top, frame.top)
      return shared > (frame.bottom - frame.top) * 0.5
        && line.right - line.left >= frame.right - frame.left
        && max(line.left - frame.right, frame.left - line.right) < em * Self.gap
    }
    return !isEnd && row.pieces > 1 && Self.heights.contains((frame.bottom - frame.top) / em)
      && frame.right - frame.left >= em * Self.leastWidth
  }
}
