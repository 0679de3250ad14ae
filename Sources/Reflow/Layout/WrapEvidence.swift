/// What the lines of a text without geometry say about its having been wrapped.
///
/// A line wrapped at a width stops inside a sentence, because the next word did not fit, and what follows comes to
/// the end of the sentence. Lists of lines of like length stop at a width, too, but no sentence goes through
/// them: they have no marks between clauses, their sentences have no ends, or their lines begin alike.
/// So a width counts by the sentences that go over line ends at it, and not by the lines that have it.
struct WrapEvidence {
  /// Narrowest width that is believed, and the same where few lines vouch for it.
  private static let minimum = 12.0
  private static let leastOfFew = 14.0
  /// Where all that stops at a width stops at a comma, as verse does: em.
  private static let leastOfCommas = 20.0
  /// A text with wider lines is not wrapped where few lines vouch for it: em.
  private static let mostOfFew = 50.0
  /// Lines up to this much narrower than the widest count as full.
  private static let slack = 2.5
  /// Line ends inside sentences that make a width sure, or a fifth of all lines and two at least; or one where most
  /// lines are full.
  private static let sure = 3
  private static let sureShare = 5

  /// A line whose sentence seems to go on in the line below it.
  private struct Candidate {
    var index: Int
    var width: Double
    /// Width of what the line below begins with.
    var unit: Double
    /// Whether it stops at a comma.
    var isComma: Bool
    /// Whether it or the line below is of running text.
    var isProse: Bool
  }

  private let fragments: [Fragment]
  private var candidates: [Candidate] = []
  /// Lines by their width in em, rounded; narrow ones do not count.
  private var widths: [Int: Int] = [:]
  private var lineCount = 0

  init(of fragments: [Fragment]) {
    self.fragments = fragments
    for index in fragments.indices where Self.isLine(fragments[index]) {
      lineCount += 1
      let width = fragments[index].width + fragments[index].indent
      guard width >= Self.minimum else { continue }
      widths[Int(width.rounded()), default: 0] += 1
      if let candidate = candidate(at: index, width: width) { candidates.append(candidate) }
    }
  }

  private static func isLine(_ fragment: Fragment) -> Bool {
    fragment.shape == nil && fragment.row == nil && fragment.form != .contents
      && fragment.before != .joins && fragment.before != .breaks
      && (fragment.cells.isEmpty || fragment.cells.count == 2 && isName(fragment.cells[0]))
  }

  /// Whether a cell is short enough for the name of who speaks.
  private static func isName(_ cell: Fragment.Cell) -> Bool { cell.range.count <= 5 }

  private func candidate(at index: Int, width: Double) -> Candidate? {
    guard index + 1 < fragments.count else { return nil }
    let line = fragments[index]
    let next = fragments[index + 1]
    let end = LineEnd(of: line.text)
    guard end == .word || end == .comma || end == .bound, Self.isLine(next), Self.isStart(next),
      next.before == .open || next.before == .blankLine, !next.isListed, next.form == nil,
      next.indent < max(1, line.indent + 0.5), Numbering(of: next.text) == nil
    else { return nil }
    let isProse =
      ClauseMarks.stand(in: line.text) || ClauseMarks.stand(in: next.text)
      || Self.goesOn(next, after: line)
    return Candidate(
      index: index, width: width, unit: FirstUnit.width(of: next.text), isComma: end == .comma,
      isProse: isProse)
  }

  /// Whether a line begins with a character, a word, or a mark of Chinese print.
  private static func isStart(_ line: Fragment) -> Bool {
    line.text.first.map {
      $0.isHan || $0.isLatinLetter || $0.isDigit || "“‘《（「，。、；：？！）》”".unicodeScalars.contains($0)
    } ?? false
  }

  /// Whether `next` cannot begin a line of its own: a small Latin letter behind a Latin one, the last characters
  /// of a sentence.
  static func goesOn(_ next: Fragment, after line: Fragment) -> Bool {
    guard let first = next.text.first else { return false }
    if (0x61...0x7A).contains(first.value) {
      return line.text.last.map { $0.isLatinLetter || $0 == "," || $0 == "-" } ?? false
    }
    return next.width <= 3 && LineEnd(of: next.text) == .sentence
  }

  /// The width that the text was wrapped at; `nil` where its lines are whole paragraphs.
  func width() -> WrapWidth? {
    guard let peak = peak() else { return nil }
    let near = candidates.filter { $0.width.rounded() <= Double(peak) }
    guard let widest = near.map(\.width).max() else { return nil }
    let witnesses = witnesses(width: widest)
    let full = fullWidths(peak: Double(peak))
    let isSure =
      witnesses.words >= Self.sure
      || witnesses.words >= 2 && witnesses.words * Self.sureShare >= lineCount
      || witnesses.words >= 1 && full.count >= 2 && full.count * 5 >= lineCount * 3
    if isSure && witnesses.strays <= witnesses.words {
      return WrapWidth(
        em: full.isEmpty ? widest : full[full.count / 2], isSure: true, usesIndent: usesIndent,
        ignoresBlankLines: ignoresBlankLines(peak: Double(peak)))
    }
    let hasWitness =
      witnesses.words > 0 || (witnesses.commas > 0 && widest >= Self.leastOfCommas)
    let hasWider = widths.keys.contains { Double($0) > widest + Self.slack }
    guard hasWitness, !hasWider, witnesses.strays <= 2 * witnesses.words,
      (Self.leastOfFew...Self.mostOfFew).contains(widest)
    else { return nil }
    return WrapWidth(
      em: widest, isSure: false, usesIndent: usesIndent, ignoresBlankLines: false)
  }

  /// The width at or just below which most lines stop inside a sentence, with few wider ones.
  private func peak() -> Int? {
    var counts: [Int: Int] = [:]
    for candidate in candidates where candidate.isProse {
      counts[Int(candidate.width.rounded()), default: 0] += 1
    }
    // Widest first: the lines that are wider than each.
    var wider = 0
    let sorted = widths.sorted { $0.key > $1.key }
    var next = sorted.startIndex
    var best: (count: Int, width: Int)?
    for width in counts.keys.sorted(by: >) {
      while next < sorted.endIndex, sorted[next].key > width + 1 {
        wider += sorted[next].value
        next += 1
      }
      guard wider * 10 <= lineCount else { break }
      let count = (0...2).reduce(0) { $0 + (counts[width - $1] ?? 0) }
      if best.map({ count > $0.count }) ?? true { best = (count, width) }
    }
    return best?.width
  }

  private struct Witnesses {
    /// Lines that are full and stop inside a clause, and those that stop at a comma, of sentences that end.
    var words = 0
    var commas = 0
    /// Long lines that stop inside a clause before they are full.
    var strays = 0
  }

  private func witnesses(width: Double) -> Witnesses {
    var result = Witnesses()
    var chain: [Candidate] = []
    for (place, candidate) in candidates.enumerated() {
      if width - candidate.width - candidate.unit < WrapWidth.fullSlack {
        chain.append(candidate)
      } else if !candidate.isComma, candidate.isProse, candidate.width >= width * 0.6,
        fragments[candidate.index + 1].before == .open
      {
        result.strays += 1
      }
      let goesOn =
        place + 1 < candidates.count && candidates[place + 1].index == candidate.index + 1
      let nextIsFull =
        goesOn
        && width - candidates[place + 1].width - candidates[place + 1].unit
          < WrapWidth.fullSlack
      guard !nextIsFull, let first = chain.first, let last = chain.last else { continue }
      if chain.contains(where: \.isProse), isClosed(first.index...(last.index + 1)) {
        result.words += chain.count { !$0.isComma }
        result.commas += chain.count { $0.isComma }
      }
      chain = []
    }
    return result
  }

  /// Whether a sentence ends with the last of `lines`, or the item of a list does.
  private func isClosed(_ lines: ClosedRange<Int>) -> Bool {
    let last = fragments[lines.upperBound]
    return last.isInItem || Self.endsSentence(last)
  }

  /// Whether a sentence ends with the line, be it with a number and a full stop.
  static func endsSentence(_ line: Fragment) -> Bool {
    switch LineEnd(of: line.text) {
    case .sentence, .clause: true
    case .comma, .bound: false
    case .word, .empty: line.text.last == "."
    }
  }

  /// The widths of the lines that are about as wide as the peak, in order.
  private func fullWidths(peak: Double) -> [Double] {
    fragments.lazy.filter(Self.isLine).map { $0.width + $0.indent }
      .filter { $0 > peak - Self.slack && $0 <= peak + 1 }.sorted()
  }

  private var usesIndent: Bool {
    fragments.lazy.filter(Self.isLine).count { $0.indent >= 1 } * 12 >= lineCount
  }

  private func ignoresBlankLines(peak: Double) -> Bool {
    let wraps = candidates.filter { $0.width > peak - Self.slack }
    return wraps.count { fragments[$0.index + 1].before == .blankLine } * 2 > wraps.count
  }
}
