/// A line of a text file taken apart at its wide gaps: runs of spaces that part cells, as forms, tables and the output
/// of `pdftotext -layout` have them.
///
/// Spaces between the characters of a word, behind the number of a paragraph, behind a mark or before what is to be
/// filled in part nothing.
struct GapLine {
  /// A run of two columns of white space or more inside the line.
  struct Gap: Equatable {
    /// Scalar offsets in the line's text.
    var range: Range<Int>
    /// Half an em each; a tab is eight.
    var width: Int
    /// Column at which what is behind it starts.
    var end: Int
    /// Whether it parts cells whatever the lines around have.
    var isSure: Bool
    /// Whether it may part cells where a line beside it has a gap in the same place.
    var mayAlign = true
  }

  /// A gap from this width on parts cells by itself, but in running text: columns.
  private static let wide = 3
  private static let tab = 8
  /// Behind a mark there may be the indent of the next paragraph.
  private static let beyondMark = 5
  /// A label ends within so many scalars: 联系电话（手机）：.
  private static let labelReach = 12
  /// Lines with more white space than this are no table's.
  private static let most = 40

  private let text: [Unicode.Scalar]
  /// The gaps that may part cells, from left to right.
  private(set) var gaps: [Gap] = []
  /// Whether words of the line are spread, so that its gaps are meant.
  private var hasSpreadWords = false

  /// Is `nil` where no gap may part cells.
  ///
  /// - Parameters:
  ///   - text: the line, without spaces at its ends.
  ///   - raw: the same as it was read, where ideographic spaces are still what they were.
  ///   - indent: columns before it.
  init?(_ text: [Unicode.Scalar], raw: Substring.UnicodeScalarView, indent: Int) {
    self.text = text
    let runs = Self.runs(in: text, raw: raw, indent: indent)
    guard runs.contains(where: { $0.width >= 2 }), runs.count <= Self.most else { return nil }
    gaps = runs.filter { $0.width >= 2 }
    let isProse = ClauseMarks.stand(in: text.dropLast())
    let narrowest = gaps.map(\.width).min() ?? 0
    let isSpread = words().allSatisfy { $0.count == 1 && $0.first?.isHan == true }
    if isSpread {
      gaps = gaps.filter { $0.width >= 2 * narrowest }
    } else {
      gaps = partingGaps()
    }
    for index in gaps.indices {
      gaps[index].isSure = isSure(index, isProse: isProse)
      gaps[index].mayAlign = !isProse || gaps[index].width >= Self.wide
    }
    if gaps.isEmpty { return nil }
  }

  /// All runs of white space, with the columns that they had.
  private static func runs(
    in text: [Unicode.Scalar], raw: Substring.UnicodeScalarView, indent: Int
  ) -> [Gap] {
    let widths = raw.split { !$0.isSpace }.map { $0.reduce(0) { $0 + columns(of: $1) } }
    var runs: [Gap] = []
    var column = indent
    var index = 0
    while index < text.count {
      let start = index
      while index < text.count, text[index].isSpace { index += 1 }
      if index > start {
        let width = text[start..<index].reduce(0) { $0 + columns(of: $1) }
        runs.append(Gap(range: start..<index, width: width, end: 0, isSure: false))
      } else {
        index += 1
      }
    }
    let isAsRead = widths.count == runs.count
    var end = 0
    for run in runs.indices {
      if isAsRead { runs[run].width = widths[run] }
      column += text[end..<runs[run].range.lowerBound].reduce(0) { $0 + columns(of: $1) }
      column += runs[run].width
      runs[run].end = column
      end = runs[run].range.upperBound
    }
    return runs
  }

  private static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar == "\t" { return tab }
    return scalar == "\u{3000}" || scalar.isWide ? 2 : 1
  }

  /// What stands before, between and behind the gaps.
  private func words() -> [ArraySlice<Unicode.Scalar>] {
    var start = 0
    var words: [ArraySlice<Unicode.Scalar>] = []
    for gap in gaps {
      words.append(text[start..<gap.range.lowerBound])
      start = gap.range.upperBound
    }
    return words + [text[start...]]
  }

  /// The gaps that may part cells, by what stands beside them.
  private mutating func partingGaps() -> [Gap] {
    let words = words()
    var parting: [Gap] = []
    /// The gap before, where it stands inside a word.
    var inner: Gap?
    for (index, gap) in gaps.enumerated() {
      let left = words[index]
      let right = words[index + 1]
      let next = index + 1 < gaps.count ? gaps[index + 1] : nil
      if Self.isInner(gap, behind: left, before: right, after: inner, next: next) {
        inner = gap
        hasSpreadWords = true
        continue
      }
      inner = nil
      if parts(gap, behind: left, before: right, isFirst: index == 0) { parting.append(gap) }
    }
    return parting
  }

  /// Whether a gap stands between the characters of a word: 姓  名：, 王  五, 签发人：张  三、李  四.
  ///
  /// - Parameters:
  ///   - gap: which.
  ///   - left: what is before it, back to the gap before.
  ///   - right: what is behind it, up to the next gap.
  ///   - inner: the gap before `left`, where that one stands inside a word: a wider one ends the word, and so
  ///     does one like it when more of them follow, since names have two characters (陈  静  刘  洋).
  ///   - next: the gap behind `right`.
  /// - Returns: whether it parts nothing.
  private static func isInner(
    _ gap: Gap, behind left: ArraySlice<Unicode.Scalar>, before right: ArraySlice<Unicode.Scalar>,
    after inner: Gap?, next: Gap?
  ) -> Bool {
    let first = left.reversed().prefix { !$0.isColon && !isMark($0) && !isBracket($0) }
    let second = right.prefix { !$0.isColon && !isMark($0) && !isBracket($0) }
    guard first.count == 1, second.count == 1, first.first?.isHan == true,
      second.first?.isHan == true
    else { return false }
    // Behind a mark another word has begun.
    guard let inner, first.count == left.count else { return true }
    guard gap.width <= inner.width else { return false }
    return right.dropFirst().first?.isColon == true || next.map { $0.width > gap.width } ?? true
  }

  /// Whether a gap between words may part cells.
  private func parts(
    _ gap: Gap, behind left: ArraySlice<Unicode.Scalar>, before right: ArraySlice<Unicode.Scalar>,
    isFirst: Bool
  ) -> Bool {
    guard let last = left.last, let next = right.first else { return false }
    if isFirst && gaps.count == 1 && Self.isNumber(left) { return false }
    if next == "|" || last == "|" || LineEnd.forbidsLineStart(next) { return false }
    if Self.isMark(last) && gap.width < Self.beyondMark { return false }
    // The two spaces that typists put behind a sentence.
    if ".:".unicodeScalars.contains(last) && next.isLatinLetter && gap.width < Self.beyondMark {
      return false
    }
    // 2024年  3月, and 年  月  日 to be filled in.
    let unit = right.first { !$0.isDigit && !$0.isChineseNumeral }
    if last == "年" || last == "月", unit == "月" || unit == "日" { return false }
    if Self.isUnit(right) && (isFirst || left.count == 1 || !last.isHan) { return false }
    // 日期：        is to be filled in, and what follows a label is its own.
    return !last.isColon || right.prefix(Self.labelReach).contains(where: \.isColon)
  }

  private static func isBracket(_ scalar: Unicode.Scalar) -> Bool {
    "（）()《》“”【】".unicodeScalars.contains(scalar)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    "，、。；！？（《“〔,;!?".unicodeScalars.contains(scalar)
  }

  /// 年, 月, 日, 元 and the like by themselves or before a mark.
  private static func isUnit(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = text.first, "年月日时分元份号天次个人页".unicodeScalars.contains(first) else {
      return false
    }
    return text.dropFirst().first.map { !$0.isHan && !$0.isDigit } ?? true
  }

  /// Whether the word before a line's only gap is a number that the rest belongs to: 第一条, 1.2, 表3, 附件1.
  private static func isNumber(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    if let number = Numbering(of: Array(word) + [" ", "字"]), number.length >= word.count {
      return true
    }
    let rest = word.drop { "附续表图件录".unicodeScalars.contains($0) }
    let isDecimal = rest.count == word.count && rest.contains(".")
    return (rest.count < word.count || isDecimal)
      && rest.allSatisfy { $0.isDigit || $0.isChineseNumeral || ".-—".unicodeScalars.contains($0) }
  }

  private func isSure(_ index: Int, isProse: Bool) -> Bool {
    let gap = gaps[index]
    if text[gap.range].contains("\t") { return true }
    if isProse { return false }
    let last = text[gap.range.lowerBound - 1]
    let next = text[gap.range.upperBound]
    let isLatin = last.isLatinLetter && next.isLatinLetter
    if gap.width >= Self.wide { return !isLatin || gap.width > Self.wide }
    guard !isLatin else { return false }
    return gaps.count > 1 || hasSpreadWords || next.isDigit
      || text[gap.range.upperBound...].prefix(Self.labelReach).contains(where: \.isColon)
  }
}
