/// The line width in em at which a text without geometry was wrapped by hand or by a program.
struct WrapWidth: Equatable {
  /// Middle one of the full lines' widths; the widest one's where the width is not sure.
  var em: Double
  /// Whether so many lines stop at this width inside a sentence that it holds for every line.
  ///
  /// Where a few do, among many short lines, each join must have reasons of its own.
  var isSure: Bool
  /// Whether paragraphs begin with white space.
  var usesIndent: Bool
  /// Whether most lines that stop inside a sentence have a blank line behind them, so that it says nothing.
  var ignoresBlankLines: Bool

  /// Em that a full line may lack: marks squeezed or moved to the next line.
  static let fullSlack = 1.2
  private static let strictSlack = -0.4

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
