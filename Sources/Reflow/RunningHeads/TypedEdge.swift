import DocumentModel

/// What the words of a line at the edge of a page say where there is no geometry: in text files with form feeds.
struct TypedEdge {
  /// Whether a blank line stands between it and the text.
  var isSetApart: Bool
  /// Whether it is no sentence, no date, no item of a list, and no label that waits for what is written behind it.
  var mayRun: Bool
  /// Whether it has a mark between clauses.
  var isClause: Bool
  /// Its letters and characters.
  private var words: [Unicode.Scalar] = []
  private var numbers: [Number] = []

  private struct Number: Equatable {
    var value: Int
    var place: Place

    enum Place: Equatable {
      /// Somewhere in the line.
      case inside
      /// At an end of the line, one space apart: 年度报告 3, but 练习 3, too.
      case atEnd
      /// 第3页, - 3 -, or apart from the words by more than a space.
      case apart
    }
  }

  /// How a line runs on another page.
  enum Likeness: Equatable {
    /// The words and numbers are the same.
    case same
    /// One number counts on with the pages; `isSure` where it stands as numbers of pages do.
    case counting(isSure: Bool)
  }

  /// Scalars that are compared.
  private static let longest = 64
  /// Narrower lines with a number are 练习 1 and Lesson 2: em.
  private static let leastWithNumber = 6.0
  /// Words of this many characters may have one misread for every ten.
  private static let exact = 10

  init(of line: TextLine, isSetApart: Bool) {
    self.isSetApart = isSetApart
    let scalars = Array(line.text.unicodeScalars.prefix(Self.longest))
    let text = Array(scalars.drop(while: \.isSpace).reversed().drop(while: \.isSpace).reversed())
    let number = Numbering(of: text)
    isClause = ClauseMarks.stand(in: text)
    let end = LineEnd(of: text)
    mayRun =
      end != .sentence && end != .clause && !DateLine.isDate(text)
      && (number.map { $0.kind <= .article } ?? true)
    read(text)
  }

  private mutating func read(_ text: [Unicode.Scalar]) {
    var index = 0
    while index < text.count {
      guard text[index].isDigit else {
        if text[index].isHan || text[index].isLatinLetter { words.append(text[index]) }
        index += 1
        continue
      }
      let start = index
      var value = 0
      while index < text.count, text[index].isDigit {
        value = (value * 10 + Int(text[index].value & 0xF)) % 1_000_000
        index += 1
      }
      numbers.append(Number(value: value, place: Self.place(of: start..<index, in: text)))
    }
  }

  private static func place(of range: Range<Int>, in text: [Unicode.Scalar]) -> Number.Place {
    let before = text[..<range.lowerBound].reversed()
    let after = text[range.upperBound...]
    if before.first(where: { !$0.isSpace }) == "第", after.first(where: { !$0.isSpace }) == "页" {
      return .apart
    }
    let isLast = after.allSatisfy { $0.isSpace || isDash($0) }
    let isFirst = before.allSatisfy { $0.isSpace || isDash($0) }
    guard isLast || isFirst else { return .inside }
    let gap = isLast ? Array(before.prefix(3)) : Array(after.prefix(3))
    guard let first = gap.first else { return .apart }
    if isDash(first) || first == "\t" || first == "\u{3000}" { return .apart }
    guard first.isSpace, gap.count > 1 else { return .inside }
    if gap[1].isSpace || isDash(gap[1]) { return .apart }
    return text.widthInEm >= leastWithNumber ? .atEnd : .inside
  }

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    ["-", "—", "–", "|", "｜", "·", "/"].contains(scalar)
  }

  /// How `other`, `pages` further on, is the same line; `nil` where it is another.
  func likeness(to other: TypedEdge, pages: Int) -> Likeness? {
    guard mayRun, other.mayRun, !words.isEmpty, numbers.count == other.numbers.count,
      hasWords(of: other)
    else { return nil }
    let changed = numbers.indices.filter { numbers[$0].value != other.numbers[$0].value }
    guard let first = changed.first else { return .same }
    guard changed.count == 1, numbers[first].value + pages == other.numbers[first].value,
      numbers[first].place != .inside, other.numbers[first].place != .inside
    else { return nil }
    return .counting(
      isSure: numbers[first].place == .apart && other.numbers[first].place == .apart)
  }

  /// Whether the words are the same, but for misread ones: 三 is not 四.
  private func hasWords(of other: TypedEdge) -> Bool {
    if words == other.words { return true }
    let length = max(words.count, other.words.count)
    return length >= Self.exact && ScalarDistance.isWithin(length / Self.exact, words, other.words)
      && words.filter(\.isChineseNumeral) == other.words.filter(\.isChineseNumeral)
  }
}
