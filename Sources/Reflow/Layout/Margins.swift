import DocumentModel

/// The left and right edge of a column's text in pixels.
struct Margins: Equatable {
  var left: Double
  var right: Double
  /// Whether several lines agree on the edge.
  var leftIsSure: Bool
  /// Whether lines indented from the left edge are seen beside those on it.
  var leftIsConfirmed: Bool
  var rightIsSure: Bool

  var width: Double { right - left }

  /// The outermost edges on which at least an eighth of the lines, and two of them, agree.
  ///
  /// `em` is the side of a character in pixels; edges within 0.6 em agree.
  init(of boxes: [Box], em: Double) {
    let lefts = boxes.map { Double($0.left) }.sorted()
    let rights = boxes.map { -Double($0.right) }.sorted()
    let left = Self.edge(lefts, tolerance: em * 0.6)
    let right = Self.edge(rights, tolerance: em * 0.6)
    self.left = left.place
    self.right = -right.place
    leftIsSure = left.isSure
    let indented = lefts.count { $0 > left.place + em * 1.4 && $0 < left.place + em * 2.8 }
    leftIsConfirmed = left.isSure && indented >= 2
    rightIsSure = right.isSure
  }

  /// The lowest place of sorted `values` with enough of them close behind it.
  private static func edge(_ values: [Double], tolerance: Double) -> (place: Double, isSure: Bool) {
    guard let first = values.first else { return (0, false) }
    let enough = max(2, values.count / 8)
    var end = 0
    for start in values.indices {
      end = max(end, start)
      while end < values.count, values[end] <= values[start] + tolerance { end += 1 }
      if end - start >= enough { return (values[(start + end) / 2], true) }
    }
    return (first, false)
  }

  /// Moves an unsure edge, or one that only indented or short lines made, to where `width` puts it.
  ///
  /// - Parameters:
  ///   - width: the column's width in pixels on the document's other pages.
  ///   - em: side of a character in pixels.
  mutating func fit(to width: Double, em: Double) {
    guard self.width < width - em * 1.5 else { return }
    if leftIsConfirmed {
      if !rightIsSure { right = left + width }
    } else if rightIsSure && (!leftIsSure || width - self.width < em * 3.2) {
      left = right - width
    } else if leftIsSure || !rightIsSure {
      right = left + width
    } else {
      left = right - width
    }
  }
}
