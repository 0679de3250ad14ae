import DocumentModel

/// A line of print as a layout analysis found it.
///
/// Sources of the bounds: the lines that Tesseract's layout finds on the benchmark's dev set (65 pages). Its rules are up to
/// 0.42 em thick with what crosses them, its smears from 0.1 em × 2 to 10 em × 2; cells of tables stand 2.8 em apart and more.
struct LayoutLine: Equatable {
  /// Pixels of the page, tight around the print.
  var box: Box
  var block: Int
  /// Boxes of its connected pieces of ink, without those of rules.
  var blobs: [Box] = []

  /// What is thinner than the first and longer than the second, in em, is a rule: so is what is as thin as a stroke and
  /// longer than a character, and what is lower than print and longer than a word.
  static let rules = [(thickness: 0.2, length: 1.5), (thickness: 0.45, length: 4.0)]
  /// Side of the largest dot of a leader or an ellipsis, in em.
  static let largestDot = 0.3
  /// Of what is higher than this, in em, and far higher than wide, nothing can be read.
  static let highest = 3.0
  /// Print that is higher than this, in em, is large: it must fill its line.
  static let large = 1.7
  /// Gap between two parts of a line, in heights: an ideographic space with the white of its neighbours is narrower.
  static let gap = 1.5

  /// Whether it is no line of print: the layout takes rules, and smears beside the text, for lines now and then.
  func isNoPrint(emPixels: Double) -> Bool {
    let (width, height) = (Double(box.width), Double(box.height))
    // A row of dots is as thin.
    let isDotted =
      !blobs.isEmpty
      && blobs.allSatisfy { Double(max($0.width, $0.height)) < Self.largestDot * emPixels }
    let isRule =
      !isDotted
      && Self.rules.contains { rule in
        min(width, height) < rule.thickness * emPixels
          && max(width, height) > rule.length * emPixels
      }
    return isRule || (height > Self.highest * emPixels && height > 2 * width)
  }

  /// Whether a line of large print has two thirds of the characters that it has room for, or more: a shadow has a few.
  ///
  /// The white between its parts does not count.
  func isFilled(by count: Int, emPixels: Double) -> Bool {
    guard Double(box.height) > Self.large * emPixels else { return true }
    let width = parts(emPixels: emPixels).reduce(0) { $0 + $1.box.width }
    return count * 3 * Int(box.height) >= width * 2
  }

  /// The parts that stand apart, as the cells of a table do, from left to right; each as high as the line.
  func parts(emPixels: Double) -> [LayoutLine] {
    let gap = Int(Self.gap * max(emPixels, Double(box.height)))
    var parts: [LayoutLine] = []
    for blob in blobs.sorted(by: { $0.left < $1.left }) where !blob.isEmpty {
      if let last = parts.last, Int(blob.left) - Int(last.box.right) <= gap {
        parts[parts.count - 1].box = last.box.union(blob)
        parts[parts.count - 1].blobs.append(blob)
      } else {
        parts.append(LayoutLine(box: blob, block: block, blobs: [blob]))
      }
    }
    guard !parts.isEmpty else { return [self] }
    for index in parts.indices {
      (parts[index].box.top, parts[index].box.bottom) = (box.top, box.bottom)
    }
    return parts
  }
}
