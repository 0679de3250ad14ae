import DocumentModel

/// The columns of a page of text.
enum Columns {
  /// For each box the number of its column: 0 for lines over the whole width or on a page of one
  /// column, 1 and 2 for the left and the right one.
  ///
  /// Two columns are seen where a vertical strip near the middle is crossed by few lines, while both
  /// sides hold several that nearly fill their side.
  /// `em` is the side of a character in pixels.
  static func columns(of boxes: [Box], em: Double) -> [Int] {
    let single = [Int](repeating: 0, count: boxes.count)
    guard boxes.count >= 10, em > 0, let strip = gutter(of: boxes, em: em) else { return single }
    return boxes.map { box in
      if Double(box.right) <= strip + em * 0.6 { return 1 }
      return Double(box.left) >= strip - em * 0.6 ? 2 : 0
    }
  }

  private static func gutter(of boxes: [Box], em: Double) -> Double? {
    let left = Double(boxes.map(\.left).min() ?? 0)
    let right = Double(boxes.map(\.right).max() ?? 0)
    let width = right - left
    guard width > em * 16 else { return nil }
    var best: (crossing: Int, distance: Double, place: Double)?
    var place = left + width * 0.35
    while place <= left + width * 0.65 {
      let crossing = boxes.count {
        Double($0.left) < place - em * 0.3 && Double($0.right) > place + em * 0.3
      }
      let distance = abs(place - left - width / 2)
      if best.map({ (crossing, distance) < ($0.crossing, $0.distance) }) ?? true {
        best = (crossing, distance, place)
      }
      place += em / 4
    }
    guard let best, best.crossing * 4 <= boxes.count else { return nil }
    let lefts = boxes.filter { Double($0.right) <= best.place + em * 0.6 }
    let rights = boxes.filter { Double($0.left) >= best.place - em * 0.6 }
    guard fills(lefts, width: best.place - left), fills(rights, width: right - best.place) else {
      return nil
    }
    return best.place
  }

  /// At least four lines, half of which fill three quarters of their side.
  private static func fills(_ boxes: [Box], width: Double) -> Bool {
    boxes.count >= 4 && boxes.count { Double($0.width) > width * 0.75 } * 2 >= boxes.count
  }
}
