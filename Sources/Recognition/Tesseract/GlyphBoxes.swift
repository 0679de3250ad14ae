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

  /// Symbols with boxes around their ink.
  ///
  /// Of a line read by itself Tesseract knows where a symbol begins; the first one's box covers the whole line, and the
  /// others reach from one beginning to the next or are too wide by a character.
  ///
  /// - Parameters:
  ///   - symbols: of the part, from left to right.
  ///   - part: the part of a line that was read, and its pieces of ink.
  /// - Returns: the same symbols.
  static func fitted(_ symbols: [Symbol], to part: LayoutLine) -> [Symbol] {
    guard !symbols.isEmpty else { return [] }
    let starts = starts(of: symbols, within: part.box)
    let ends = Array(starts.dropFirst()) + [Int(part.box.right)]
    var ink = [Box?](repeating: nil, count: symbols.count)
    for blob in part.blobs {
      let (left, right) = (Int(blob.left), Int(blob.right))
      var owners = starts.indices.filter { index in
        let shared = min(right, ends[index]) - max(left, starts[index])
        return shared > 0 && shared * 2 >= ends[index] - starts[index]
      }
      if owners.isEmpty { owners = [starts.lastIndex { $0 * 2 <= left + right } ?? 0] }
      for index in owners {
        var piece = blob
        // Ink of characters that touch each other is a single piece.
        if index > owners[0] { piece.left = Int32(max(left, starts[index])) }
        if index < owners[owners.count - 1] { piece.right = Int32(min(right, ends[index])) }
        ink[index] = ink[index]?.union(piece) ?? piece
      }
    }
    var fitted = symbols
    for index in symbols.indices {
      fitted[index].box =
        ink[index]
        ?? Box(
          left: starts[index], top: Int(part.box.top), right: ends[index],
          bottom: Int(part.box.bottom))
    }
    // What has no box of its own lies within this part of the line, not in the white beside it.
    for (index, box) in boxes(of: fitted, within: part.box).enumerated() { fitted[index].box = box }
    return fitted
  }

  /// Where each symbol begins.
  ///
  /// Those of characters that touch each other begin at the same place for Tesseract, and share the room.
  private static func starts(of symbols: [Symbol], within part: Box) -> [Int] {
    var starts = [Int(part.left)]
    var next = 1
    while next < symbols.count {
      let known = symbols[next...].firstIndex {
        $0.box.left > starts[next - 1] && $0.box.left < part.right
      }
      let end = known ?? symbols.count
      let from = starts[next - 1]
      let to = known.map { Int(symbols[$0].box.left) } ?? Int(part.right)
      for index in next..<end {
        starts.append(from + (to - from) * (index - next + 1) / (end - next + 1))
      }
      if known != nil { starts.append(to) }
      next = starts.count
    }
    return starts
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
