import DocumentModel

/// Boxes for the symbols of a line, repaired where the engine's are absurd.
///
/// Tesseract knows lines and words well and symbols only roughly: some boxes are a few pixels wide, lie
/// outside the line, or run backwards. Such a box is replaced by an even share of the room between its
/// sound neighbours.
enum GlyphBoxes {
  /// Narrowest and widest sound box, in heights of the line.
  static let soundWidths = 0.05...2.0

  static func boxes(of symbols: [Symbol], within line: Box) -> [Box] {
    var boxes = symbols.map { clamp($0.box, into: line) }
    var isSound = boxes.map { box in
      soundWidths.contains(Double(box.width) / Double(max(1, line.height))) && !box.isEmpty
    }
    var reached = line.left
    for i in boxes.indices where isSound[i] {
      let middle = (boxes[i].left + boxes[i].right) / 2
      if middle < reached { isSound[i] = false } else { reached = middle }
    }
    var i = 0
    while i < boxes.count {
      guard !isSound[i] else {
        i += 1
        continue
      }
      let end = (i..<boxes.count).first { isSound[$0] } ?? boxes.count
      let left = i > 0 ? Int(boxes[i - 1].right) : Int(line.left)
      let right = max(left, end < boxes.count ? Int(boxes[end].left) : Int(line.right))
      for k in i..<end {
        let from = left + (right - left) * (k - i) / (end - i)
        let to = left + (right - left) * (k - i + 1) / (end - i)
        boxes[k] = Box(left: from, top: Int(line.top), right: to, bottom: Int(line.bottom))
      }
      i = end
    }
    return boxes
  }

  private static func clamp(_ box: Box, into line: Box) -> Box {
    var result = box
    result.left = min(max(box.left, line.left), line.right)
    result.right = min(max(box.right, line.left), line.right)
    result.top = min(max(box.top, line.top), line.bottom)
    result.bottom = min(max(box.bottom, line.top), line.bottom)
    return result
  }
}
