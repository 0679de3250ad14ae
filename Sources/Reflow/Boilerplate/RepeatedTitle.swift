/// The title at the start of a captured text, which sites print above it once more.
struct RepeatedTitle {
  /// Folded scalars of the lines in which a title is looked for.
  private static let reach = 160
  private static let shortest = 4

  /// Whether the text starts with a title.
  let exists: Bool
  /// The text's first lines, folded.
  private let start: [Unicode.Scalar]
  /// The title, folded, as far as it can be told.
  private let title: [Unicode.Scalar]

  /// Looks at the lines of `finder` from `index` on.
  init(below index: Int, of finder: inout ClutterFinder) {
    var start: [Unicode.Scalar] = []
    var title: [Unicode.Scalar] = []
    for line in index..<min(index + 3, finder.lines.count) where start.count < Self.reach {
      let text = finder.text(line)
      start += FoldedText(text.unicodeScalars, limit: Self.reach).scalars
      if line == index { title = Self.title(of: line, in: &finder) }
    }
    self.start = start
    self.title = title
    // 目录 is the name of a part, 老茶馆 may be a title.
    let isPart = finder.lines[index].isBetween && title.count < Self.shortest
    exists = !title.isEmpty && !isPart
  }

  /// The line, or its first words where a whole text stands in it, if they can be a title.
  private static func title(of index: Int, in finder: inout ClutterFinder) -> [Unicode.Scalar] {
    let trimmed = finder.text(index).unicodeScalars.drop(while: \.isSpace)
    let isLong = trimmed.prefix(80).widthInEm > 40
    let head = isLong ? trimmed.prefix { !$0.isSpace } : trimmed
    if finder.isHint(index, .credits) || endsWithOrdinal(head) { return [] }
    guard head.widthInEm <= 40, Numbering(of: head) == nil, !isLong || head.count >= shortest,
      !head.contains(where: { $0 == "，" || $0 == "。" || $0 == "；" || $0 == "," })
    else { return [] }
    switch LineEnd(of: head) {
    case .word, .bound: return FoldedText(head).scalars
    default: return []
    }
  }

  /// A number of one or two digits behind a word: 心得体会1 is a heading of a collection, and no title.
  private static func endsWithOrdinal(_ line: Substring.UnicodeScalarView) -> Bool {
    let digits = line.reversed().drop(while: \.isSpace).prefix(while: \.isDigit).count
    return (1...2).contains(digits) && line.count > digits
      && line.reversed().drop(while: \.isSpace).dropFirst(digits).first?.isHan == true
  }

  /// Whether the line is a title and the next the same once more, or a text in one line that starts with it.
  static func stands(_ index: Int, of finder: inout ClutterFinder) -> Bool {
    let alone = FoldedText(finder.text(index).unicodeScalars, limit: reach).scalars
    return alone.count >= 2 && title(of: index + 1, in: &finder) == alone
  }

  /// Whether `line` says the title, whole or with a site's words around it.
  func isRepeated(by line: String) -> Bool {
    let core = Self.core(of: FoldedText(line.unicodeScalars, limit: Self.reach).scalars)
    guard exists, core.count >= Self.shortest else { return false }
    if Self.isAlike(core[...], start.prefix(core.count)) { return true }
    guard title.count >= Self.shortest, core.count >= title.count else { return false }
    return (0...core.count - title.count).contains { offset in
      Self.isAlike(core[offset..<offset + title.count], title[...])
    }
  }

  /// Equal but for a fifth of the scalars, which may have been misread.
  private static func isAlike(
    _ first: ArraySlice<Unicode.Scalar>, _ second: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard first.count == second.count else { return false }
    let different = zip(first, second).count { $0 != $1 }
    return different * 5 <= first.count
  }

  /// A line without marks and brackets at its ends, and without a file name's suffix.
  private static func core(of line: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var core = line[...]
    while let first = core.first, !first.isHan && !first.isLatinLetter && !first.isDigit {
      core = core.dropFirst()
    }
    for suffix in ["docx", "doc", "pdf", "pptx", "ppt", "xlsx", "xls", "txt", "wps", "rtf"]
    where core.count > suffix.count + 1
      && core.suffix(suffix.count).elementsEqual(suffix.unicodeScalars)
    {
      core = core.dropLast(suffix.count)
      break
    }
    while let last = core.last, !last.isHan && !last.isLatinLetter && !last.isDigit {
      core = core.dropLast()
    }
    return Array(core)
  }
}
