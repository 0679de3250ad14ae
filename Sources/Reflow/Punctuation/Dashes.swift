import DocumentModel

/// Dashes that were read as the numeral 一, which has their shape.
///
/// Any verb may follow the adverb (问题一一列举), so that no list of verbs can tell it from the dash of two em
/// (——). It is taken for a dash only before words that the adverb never goes with, of which there are more
/// behind a sentence, before a closing quote, and where paragraphs near each other begin with one, as the
/// items of a list do. The dash of a range or a standard's number is taken for 一 only between digits, where
/// no Chinese numeral stands.
///
/// Source: of 48 characters of dashes that Tesseract 5.3 so read on 65 pages of scans 44 are of these kinds.
/// Confidence does not tell: it gives 0.98 to 1 to such a 一 as to a right one.
enum Dashes {
  /// Paragraphs on each side among which another item of a list is looked for.
  private static let reach = 8

  /// Repairs the dashes of a passage of a recognised page, which becomes the paragraphs at `place`.
  static func repair(
    _ passage: inout Passage, at place: Range<Int>, of paragraphs: [Paragraph]
  ) {
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
      if end - start == 2,
        start == 0
          ? isItem(after) && isInList(place, of: paragraphs)
          : isDash(before: before, after: after)
      {
        passage.change(start, to: "—", rule: "dash")
        passage.change(start + 1, to: "—", rule: "dash")
      } else if end - start == 1, before.last?.isDigit == true, after.first?.isDigit == true {
        passage.change(start, to: "—", rule: "dash")
      }
      start = end
    }
  }

  private static func isDash(
    before: ArraySlice<Unicode.Scalar>, after: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard let next = after.first else { return before.last?.isColon == true }
    if LineEnd(of: before) == .sentence {
      return OneByOne.cannotBegin(after) || OneByOne.cannotBeginSentence(after)
    }
    guard let last = before.last, last.isHan || "，；：,;:".unicodeScalars.contains(last),
      !last.isChineseNumeral, last != "第"
    else { return false }
    return next == "”" || next == "’" || OneByOne.cannotBegin(after)
  }

  /// Whether the text behind a paragraph's first 一一 may be an item's.
  private static func isItem(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let next = text.first else { return false }
    return next.isHan && !next.isChineseNumeral && !OneByOne.mayBegin(text)
      || OneByOne.cannotBeginSentence(text)
  }

  /// Whether the first of the paragraphs at `place` may start with a dash, and another near it does.
  private static func isInList(_ place: Range<Int>, of paragraphs: [Paragraph]) -> Bool {
    guard place.lowerBound > 0, endsBefore(paragraphs[place.lowerBound - 1]) else { return false }
    let above = paragraphs[..<place.lowerBound].suffix(reach)
    let below = paragraphs[min(place.lowerBound + 1, paragraphs.count)...].prefix(reach)
    return (above + below).contains { paragraph in
      let start = Array(paragraph.text.unicodeScalars.prefix(8))
      return start.starts(with: ["—", "—"])
        || start.starts(with: ["一", "一"]) && isItem(start.dropFirst(2))
    }
  }

  /// Whether a paragraph may start with a dash behind `previous`.
  ///
  /// A text's first line may be the rest of a sentence, as may the line behind one that stops inside one.
  private static func endsBefore(_ previous: Paragraph) -> Bool {
    let end = LineEnd(of: previous.text.unicodeScalars)
    return end == .sentence || end == .clause || previous.kind == .heading
  }
}
