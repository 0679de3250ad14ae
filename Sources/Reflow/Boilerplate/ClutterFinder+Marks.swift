extension ClutterFinder {
  /// Drops what stands above the mark of the text's start and below that of its end.
  ///
  /// A mark is believed when the text that it would cut off is less than a fifth of what it leaves: a
  /// collection of texts has such marks between them.
  mutating func dropOutsideMarks() {
    var widthBefore: [Double] = [0]
    for line in lines {
      widthBefore.append(widthBefore[widthBefore.count - 1] + (line.sign == .text ? line.width : 0))
    }
    let all = widthBefore[lines.count]
    let start = lines.firstIndex { if case .start = $0.sign { true } else { false } }
    if let start, start + 1 < lines.count, lines[..<start].contains(where: \.isClutter),
      widthBefore[start] * 5 <= all - widthBefore[start]
    {
      let hasTitle = RepeatedTitle(below: start + 1, of: &self).exists
      for index in 0..<start where hasTitle || !lines[index].isUnknown || lines[index].sign == .text
      {
        drop(index, "above ‘\(text(start))’")
      }
    }
    let end = lines.lastIndex { if case .end = $0.sign { true } else { false } }
    if let end, lines[end].isSure || lines[(end + 1)...].contains(where: \.isClutter),
      (all - widthBefore[end]) * 5 <= widthBefore[end]
    {
      for index in end + 1..<lines.count { drop(index, "below ‘\(text(end))’") }
    }
  }
}
