/// The line width in em at which a text without geometry was wrapped by hand or by a program.
struct WrapWidth: Equatable {
  /// Middle one of the full lines' widths.
  var em: Double
  /// Whether paragraphs begin with white space.
  var usesIndent: Bool
  /// Whether most lines that stop inside a sentence have a blank line behind them, so that it says nothing.
  var ignoresBlankLines: Bool

  /// Narrowest width that is believed.
  private static let minimum = 12.0
  /// The same for a text of two lines, the first of which may be a title.
  private static let leastOfTwo = 14.0
  /// Lines up to this much narrower than the widest count as full.
  private static let slack = 2.5
  /// Em that a full line may lack: marks squeezed or moved to the next line.
  private static let fullSlack = 1.2
  private static let strictSlack = -0.4

  /// The width on which the lines of `fragments` agree; `nil` when lines are whole paragraphs.
  ///
  /// Wrapped text shows many lines of nearly the same width, few wider ones, and most of the full
  /// lines stop inside a sentence. Text with one paragraph per line shows none of the three.
  init?(of fragments: [Fragment]) {
    let lines = fragments.filter { $0.shape == nil && $0.before != .joins && $0.before != .breaks }
    if lines.count == 2 {
      guard let width = Self.width(ofTwo: lines[0], lines[1]) else { return nil }
      em = width
      usesIndent = lines[0].indent >= 1
      ignoresBlankLines = false
      return
    }
    guard lines.count >= 3 else { return nil }
    var counts: [Int: Int] = [:]
    for line in lines where line.width + line.indent >= Self.minimum {
      counts[Int((line.width + line.indent).rounded()), default: 0] += 1
    }
    guard let peak = Self.peak(of: counts, lines: lines.count) else { return nil }
    let full = lines.filter {
      let width = $0.width + $0.indent
      return width > peak - Self.slack && width <= peak + 1
    }
    let unfinished = full.count { [.word, .comma, .bound].contains(LineEnd(of: $0.text)) }
    guard full.count >= 2, unfinished * 2 >= full.count else { return nil }
    let widths = full.map { $0.width + $0.indent }.sorted()
    em = widths[widths.count / 2]
    usesIndent = lines.count { $0.indent >= 1 } * 12 >= lines.count
    let wraps = zip(lines, lines.dropFirst()).filter { line, next in
      line.width + line.indent > peak - Self.slack && next.indent < 1
        && [.word, .comma, .bound].contains(LineEnd(of: line.text))
    }
    ignoresBlankLines = wraps.count { $0.1.before == .blankLine } * 2 > wraps.count
  }

  /// The first line's width, if it stops inside a sentence that the second, no longer one goes on with.
  private static func width(ofTwo first: Fragment, _ second: Fragment) -> Double? {
    let width = first.width + first.indent
    let isUnfinished = [.word, .comma, .bound].contains(LineEnd(of: first.text))
    // A title above its first sentence, or above a note in brackets, is no wrapped line.
    guard isUnfinished, width >= leastOfTwo, second.width <= width + 1,
      Numbering(of: second.text) == nil, second.before != .blankLine,
      !FrontMatter.endsAsTitle(String(first.text)), !FrontMatter.isBracketed(second.text)
    else { return nil }
    return width
  }

  /// The width with the most lines at or just below it, if they are enough and few are wider.
  private static func peak(of counts: [Int: Int], lines: Int) -> Double? {
    var best: (count: Int, width: Int)?
    for width in counts.keys {
      let count = (0...2).reduce(0) { $0 + (counts[width - $1] ?? 0) }
      if best.map({ (count, width) > ($0.count, $0.width) }) ?? true { best = (count, width) }
    }
    guard let best, best.count >= 2, best.count * 5 >= lines else { return nil }
    let wider = counts.reduce(0) { $0 + ($1.key > best.width + 1 ? $1.value : 0) }
    return wider * 10 <= lines ? Double(best.width) : nil
  }

  /// How much of the width `fragment` fills: 1 and more when the start of `next` did not fit.
  ///
  /// A line that may hide an indent may have lost one of two characters. Strictly, a line one
  /// character short is not full: its sentence ends.
  func fill(
    of fragment: Fragment, before next: Fragment, mayHideIndent: Bool, isStrict: Bool
  ) -> Double {
    let width = fragment.width + fragment.indent
    let room = em - width - FirstUnit.width(of: next.text)
    let slack = isStrict ? Self.strictSlack : Self.fullSlack
    if room < slack { return 1 }
    if mayHideIndent && room - 2 < slack && (!isStrict || room - 2 > slack - 2) { return 1 }
    return min(width / em, 0.99)
  }
}

/// The start of a line that cannot be broken: what the line before would have had to take.
enum FirstUnit {
  /// Width in em of the first Latin word or number, or of one Chinese character, with the marks that
  /// may not be parted from it.
  static func width(of text: some Collection<Unicode.Scalar>) -> Double {
    var width = 0.0
    var isFirst = true
    var isWord = false
    for scalar in text.prefix(24) {
      if isFirst {
        isWord = !scalar.isWide
      } else if LineEnd.forbidsLineStart(scalar) {
        // Marks go with what is before them.
      } else if !isWord || scalar.isWide || scalar.isSpace {
        break
      }
      width += scalar.widthInEm
      isFirst = false
    }
    return width
  }
}
