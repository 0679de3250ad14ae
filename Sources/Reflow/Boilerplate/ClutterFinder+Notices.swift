extension ClutterFinder {
  /// Makes notices clutter where other clutter bears them out; elsewhere they stay hints.
  ///
  /// In a run of lines that hold no text one line that a pattern knows is enough. Without one they must
  /// stand above or below the text and be the smaller part: a site's own terms of use are a text.
  mutating func trustNotices() {
    let size: (CapturedLine) -> Double = { $0.width }
    var noticeSize = 0.0
    var textSize = 0.0
    var firstText = lines.count
    var lastText = -1
    for (index, line) in lines.enumerated() {
      switch line.sign {
      case .notice: noticeSize += size(line)
      case .text:
        textSize += size(line)
        firstText = min(firstText, index)
        lastText = index
      default: break
      }
    }
    guard textSize > 0 else { return }
    var start = 0
    while start < lines.count {
      guard lines[start].sign != .text else {
        start += 1
        continue
      }
      let end = lines[start...].firstIndex { $0.sign == .text } ?? lines.count
      let isOutside = start < firstText || start > lastText
      let isBorneOut = lines[start..<end].contains(where: \.isClutter)
      for index in start..<end {
        guard case .notice(let reason) = lines[index].sign else { continue }
        let isTrusted = isBorneOut || (isOutside && noticeSize <= textSize)
        lines[index].sign = isTrusted ? .clutter(reason) : .hint(reason)
      }
      start = end
    }
  }

  /// A sentence between two of a site's, or the rest of one of them, is the site's as well.
  mutating func markNoticesAmongNotices() {
    guard lines.count >= 3 else { return }
    for index in 1..<(lines.count - 1) {
      let before = lines[index - 1]
      let line = lines[index]
      let after = lines[index + 1]
      guard case .clutter = before.sign, !line.isClutter else { continue }
      if case .hint(let reason) = line.sign, after.isClutter || after.ownReason != nil {
        lines[index].sign = .clutter(reason)
      } else if !before.endsSentence && before.hasSentenceMarks
        && before.width >= CapturedLine.sentenceWidth && line.endsSentence
        && line.width < before.width && (after.isClutter || after.ownReason != nil)
      {
        lines[index].sign = .clutter("goes on with the notice above")
      }
    }
  }

  /// Of lines numbered on from one to the next, mostly with a notice's words, the others may be notices too.
  mutating func doubtNumberedText() {
    var start = 0
    while start < lines.count {
      var end = start + 1
      while end < lines.count, let number = lines[end - 1].ordinal, lines[end].ordinal == number + 1
      {
        end += 1
      }
      let notices = lines[start..<end].count {
        if case .notice = $0.sign { true } else { false }
      }
      let likely = lines[start..<end].count { $0.ownReason != nil }
      if notices >= 2 && likely * 2 > end - start {
        for index in start..<end where lines[index].sign == .text {
          lines[index].sign = .hint("numbered on from notices")
        }
      }
      start = end
    }
  }

  /// Of lines numbered on from one to the next, all are notices when most seem to be and one surely is.
  mutating func markNumberedNotices() {
    var start = 0
    while start < lines.count {
      var end = start + 1
      while end < lines.count, let number = lines[end - 1].ordinal, lines[end].ordinal == number + 1
      {
        end += 1
      }
      let sure = lines[start..<end].count { $0.isClutter }
      let likely = lines[start..<end].count { $0.ownReason != nil }
      if sure >= 1 && end - start >= 2 && likely * 2 > end - start {
        for index in start..<end where !lines[index].isClutter {
          lines[index].sign = .clutter(lines[index].ownReason ?? "numbered on from notices")
        }
      }
      start = end
    }
  }

  /// Values in the line below their label (`系统标签：`), told from a title by having several parts.
  mutating func markValuesOfLabels() {
    for index in lines.indices.dropFirst().dropLast() where lines[index].sign == .short {
      guard case .clutter = lines[index - 1].sign, lines[index + 1].sign == .short else { continue }
      let label = FoldedText(text(index - 1).unicodeScalars).scalars
      let value = text(index).unicodeScalars
      guard label.last == ":", value.split(whereSeparator: \.isSpace).count >= 2,
        Numbering(of: value.drop(while: \.isSpace)) == nil
      else { continue }
      lines[index].sign = .clutter("in the line below ‘\(text(index - 1))’")
    }
  }
}
