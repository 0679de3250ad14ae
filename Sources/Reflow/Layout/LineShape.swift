/// Where a line stands in its column, in em of the page (one em is the side of a Chinese character).
///
/// Boxes of readers are right within about 0.3 em; every threshold on these numbers allows for that.
struct LineShape: Equatable {
  /// From the column's left margin to the first printed character.
  var leftGap: Double
  /// From the last printed character to the column's right margin.
  var rightGap: Double
  var columnWidth: Double
  /// Side of the line's characters relative to the page's; 1 when it cannot be told.
  var size: Double
  /// White space above the line beyond what is usual on the page; 0 for the first line of a column.
  var extraSpaceAbove: Double
  /// Whether the line stands beside the one before, on the same height.
  var sharesRow: Bool

  /// Same white space at both sides, and more of it than a first-line indent.
  var isCentred: Bool {
    guard abs(leftGap - rightGap) < max(1.6, (leftGap + rightGap) * 0.08) else { return false }
    return leftGap > 2.7 || (leftGap > 0.8 && size > 1.15)
  }

  /// Begins in the right half and ends near the right margin: a signature or a date.
  var isAtRight: Bool {
    !isCentred && leftGap > columnWidth * 0.4 && rightGap < leftGap * 0.6
  }

  /// Begins one to three characters inside the margin, as the first line of a paragraph does.
  var isIndented: Bool { leftGap > 1.1 && leftGap < 3.6 }

  var isFlush: Bool { leftGap <= 1.1 }
}
