import DocumentModel

/// A line of a table of contents: a title, a leader, the number of its page.
///
/// A leader is a row of dots (…, ., ·).
struct ContentsLine: Equatable {
  /// Scalar offsets of the leader with the spaces around it.
  var leader: Range<Int>
  /// Scalar offsets of the page number with its brackets (3, 12, iv, （5）); empty where it is lost.
  var number: Range<Int>

  /// Fewest dots of a leader before a number, where the title is none of a sentence; one … is three.
  private static let fewest = 4
  /// Dots that running text never has: two Chinese ellipses are twelve.
  private static let sure = 13
  private static let longest = 200

  /// `nil` when `text` is no such line; `amongOthers` when the lines beside it are.
  init?(_ text: some BidirectionalCollection<Unicode.Scalar>, amongOthers: Bool = false) {
    // Most lines hold no dots at their ends.
    guard text.reversed().prefix(12).contains(where: LeaderDot.isOne), text.count <= Self.longest
    else {
      return nil
    }
    let scalars = Array(text)
    number = PageReference.range(endOf: scalars)
    var start = number.lowerBound
    var dots = 0
    while start > 0, LeaderDot.isOne(scalars[start - 1]) || scalars[start - 1].isSpace {
      start -= 1
      if !scalars[start].isSpace { dots += scalars[start] == "…" ? 3 : 1 }
    }
    leader = start..<number.lowerBound
    let title = scalars[..<start]
    guard title.contains(where: { $0.isHan || $0.isLatinLetter }) else { return nil }
    let isTitle = amongOthers || Self.isTitle(title)
    guard dots >= Self.sure || (dots >= Self.fewest && !number.isEmpty && isTitle) else {
      return nil
    }
  }

  private static func isTitle(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    !scalars.contains { scalar in
      switch scalar {
      case "。", "！", "？", "；", "“", "”", "‘", "’": true
      case "，", ",": Numbering(of: scalars) == nil
      default: false
      }
    }
  }
}

/// The number of a page that stands at the end of a line: 3, 12, iv, （5）, - 7 -.
enum PageReference {
  /// Its scalar offsets, with its brackets and the spaces behind it; empty, at the end, without one.
  static func range(endOf scalars: [Unicode.Scalar]) -> Range<Int> {
    let none = scalars.count..<scalars.count
    var start = scalars.count
    while start > 0, scalars[start - 1].isSpace { start -= 1 }
    let isClosed = start > 0 && closes(scalars[start - 1])
    if isClosed { start -= 1 }
    while start > 0, scalars[start - 1].isSpace { start -= 1 }
    let end = start
    while start > 0, end - start <= 4, isNumeral(scalars[start - 1]) { start -= 1 }
    guard (1...4).contains(end - start) else { return none }
    guard isClosed else { return start..<scalars.count }
    while start > 0, scalars[start - 1].isSpace { start -= 1 }
    guard start > 0, opens(scalars[start - 1]) else { return none }
    return (start - 1)..<scalars.count
  }

  static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isDigit || ["i", "v", "x", "I", "V", "X", "Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ"].contains(scalar)
  }

  private static func opens(_ scalar: Unicode.Scalar) -> Bool {
    ["（", "(", "[", "〔", "-", "—", "－"].contains(scalar)
  }

  private static func closes(_ scalar: Unicode.Scalar) -> Bool {
    ["）", ")", "]", "〕", "-", "—", "－"].contains(scalar)
  }
}
