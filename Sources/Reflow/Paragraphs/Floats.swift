/// What stands between two lines of one paragraph without being part of it: footnotes before a page
/// ends, a figure's caption, a table with its caption, what runs across the page's lines.
struct Floats {
  private let fragments: [Fragment]

  init(in fragments: [Fragment]) {
    self.fragments = fragments
  }

  /// The end of the float that begins at `start` when the paragraph that stops above it goes on behind
  /// it; `nil` otherwise.
  ///
  /// `above` is the paragraph's last line, `paragraphStart` its first one.
  func end(from start: Int, above: Fragment, paragraphStart: Fragment) -> Int? {
    guard isFloat(fragments[start]), !isFloat(above), above.form == nil else { return nil }
    let end = fragments[start...].firstIndex { !isFloat($0) } ?? fragments.count
    guard end < fragments.count, fragments[start...end].allSatisfy({ !$0.isBehindFailure }) else {
      return nil
    }
    return goesOn(from: above, to: fragments[end], paragraphStart: paragraphStart) ? end : nil
  }

  private func isFloat(_ fragment: Fragment) -> Bool {
    if fragment.isRuled { return true }
    guard let shape = fragment.shape else { return false }
    if fragment.isFootnote || fragment.isOrthogonal || fragment.row != nil { return true }
    return fragment.form == .caption && LineEnd(of: fragment.text) == .word
      && (shape.isCentred || shape.isAtRight || shape.rightGap > 3)
  }

  /// Whether a full line that stops inside its sentence and one without an indent belong together.
  private func goesOn(
    from first: Fragment, to second: Fragment, paragraphStart: Fragment
  ) -> Bool {
    guard let above = first.shape, let below = second.shape else { return false }
    let end = LineEnd(of: first.text)
    guard end == .word || end == .comma || end == .bound,
      above.rightGap - FirstUnit.width(of: second.text) < 1.5, !above.isCentred, !below.isCentred,
      !above.isAtRight, !below.isAtRight, below.isFlush, second.form == nil,
      Numbering(of: second.text) == nil
    else { return false }
    return below.size < above.size * 1.15 && above.size < below.size * 1.15
  }
}

extension Fragment {
  /// Whether a page that was not read lies before it.
  var isBehindFailure: Bool {
    if case .failedPages = before { return true }
    return false
  }
}
