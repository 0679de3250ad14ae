import DocumentModel

/// Dashes that were read as the numeral 一, which has their shape.
///
/// The dash of two em (——) is taken for 一一 where that cannot be the adverb (问题一一列举): behind a
/// sentence or at a paragraph's start, unless a word follows that 一一 goes with; elsewhere only before
/// words that 一一 never goes with, and before a closing quote. The dash of a range or a standard's number
/// is taken for 一 only between digits, where no Chinese numeral stands.
///
/// Source: of 48 dashes that Tesseract 5.3 so read on 65 pages of scans 46 are of these kinds. Confidence
/// does not tell: it gives 0.98 to 1 to such a 一 as to a right one. 474,000 characters of clean text stay.
enum Dashes {
  /// Repairs the dashes of a passage that follows `previous`.
  static func repair(_ passage: inout Passage, after previous: Paragraph?) {
    let scalars = passage.scalars
    var start = 0
    while start < scalars.count {
      guard scalars[start] == "一" else {
        start += 1
        continue
      }
      let end = scalars[start...].firstIndex { $0 != "一" } ?? scalars.count
      let before = scalars[..<start]
      let after = scalars[end...]
      if end - start == 2, isDash(before: before, after: after, previous: previous) {
        passage.change(start, to: "—", rule: "dash")
        passage.change(start + 1, to: "—", rule: "dash")
      } else if end - start == 1, before.last?.isDigit == true, after.first?.isDigit == true {
        passage.change(start, to: "—", rule: "dash")
      }
      start = end
    }
  }

  private static func isDash(
    before: ArraySlice<Unicode.Scalar>, after: ArraySlice<Unicode.Scalar>, previous: Paragraph?
  ) -> Bool {
    guard let next = after.first else { return before.last == "：" || before.last == ":" }
    if before.isEmpty ? endsBefore(previous) : LineEnd(of: before) == .sentence {
      return next.isHan && !next.isChineseNumeral && !OneByOne.mayBegin(after)
    }
    guard let last = before.last, last.isHan || "，；：,;:".unicodeScalars.contains(last),
      !last.isChineseNumeral, last != "第"
    else { return false }
    return next == "”" || next == "’" || OneByOne.cannotBegin(after)
  }

  /// Whether a paragraph may start with a dash behind `previous`.
  ///
  /// A text's first line may be the rest of a sentence, as may the line behind one that stops inside one.
  private static func endsBefore(_ previous: Paragraph?) -> Bool {
    guard let previous else { return false }
    let end = LineEnd(of: previous.text.unicodeScalars)
    return end == .sentence || end == .clause || previous.kind == .heading
  }
}
