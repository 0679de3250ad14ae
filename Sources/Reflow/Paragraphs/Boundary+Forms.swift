import DocumentModel

extension Boundary {
  /// Whether a title in a table of contents is broken before its last line.
  func goesOnInContents(_ first: Fragment, _ second: Fragment) -> Bool {
    guard let above = first.shape, first.form == nil, second.form == .contents,
      Numbering(of: second.text) == nil
    else { return false }
    return LineEnd(of: first.text) == .word && above.rightGap < 3 && !above.isCentred
      && Numbering(of: first.text) != nil
  }

  func goesOnInFootnote(_ first: Fragment, _ second: Fragment) -> Bool {
    guard first.isFootnote, second.isFootnote, let above = first.shape else { return false }
    return first.line.page == second.line.page && FootnoteMark.length(of: second.text) == nil
      && above.rightGap - FirstUnit.width(of: second.text) < 1.5
  }

  /// Whether the number stands by itself: one that fills its line may be part of a sentence.
  func isDocumentNumber(_ fragment: Fragment) -> Bool {
    guard fragment.form == .documentNumber else { return false }
    guard let shape = fragment.shape else {
      return wrapWidth.map { fragment.width < $0.em * 0.8 } ?? true
    }
    return shape.rightGap > 2 || shape.leftGap > 4
  }

  /// Whether a line goes on with 抄送：… or with an item whose lines hang below its first words.
  func hangs(_ second: Fragment, from first: Fragment, start: Fragment) -> Bool {
    guard second.form == nil, Numbering(of: second.text) == nil else { return false }
    let end = LineEnd(of: first.text)
    guard end == .word || end == .comma || end == .bound else { return false }
    guard let above = first.shape, let below = second.shape else {
      guard start.form == .distribution, first.shape == nil, second.shape == nil else {
        return false
      }
      return first.width >= (wrapWidth?.em ?? .infinity) * 0.6
    }
    guard let left = start.shape?.leftGap, !below.isAtRight else { return false }
    // A list of recipients ends in 。
    if start.form == .distribution && below.leftGap > left + 1.5 && below.extraSpaceAbove < 0.7 {
      return true
    }
    guard above.rightGap - FirstUnit.width(of: second.text) < 2.2 else { return false }
    if start.form == .distribution { return true }
    let isItem = start.form == .attachment || Numbering(of: start.text) != nil
    return isItem && below.leftGap > left + 0.7 && below.leftGap < left + 9
  }

  /// Whether the second line's number counts on from the number that the paragraph began with.
  func countsOn(_ number: Numbering?, _ second: Fragment, from start: Fragment) -> Bool {
    guard let number, number.kind > .article, let value = number.value(in: second.text),
      let before = Numbering(of: start.text), before.kind == number.kind
    else { return false }
    return before.value(in: start.text).map { $0 + 1 == value } ?? false
  }

  /// Whether the words of `fragment` begin what official documents put on a line of its own, where those
  /// of the line before do not lead to them (见, 由, （).
  func startsForm(_ fragment: Fragment, after first: Fragment) -> Bool {
    switch fragment.form {
    case .attachment, .distribution, .caption: !leadsOn(first)
    case .documentNumber, .footnote, .contents, nil: false
    }
  }

  /// Whether a line ends in a word that needs another one behind it.
  private func leadsOn(_ fragment: Fragment) -> Bool {
    switch LineEnd(of: fragment.text) {
    case .comma, .bound: true
    case .word: fragment.text.last.map { "见如由从在于和与及按据以将把对的".unicodeScalars.contains($0) } ?? false
    case .sentence, .clause, .empty: false
    }
  }

  /// What the words of two lines say where no geometry does; `nil` where they say nothing.
  func liesByWords(
    _ first: Fragment, _ second: Fragment, _ number: Numbering?, paragraphStart: Fragment
  ) -> Bool? {
    if hangs(second, from: first, start: paragraphStart) { return false }
    let end = LineEnd(of: first.text)
    let isFinished = end == .sentence || end == .clause
    if countsOn(number, second, from: paragraphStart) && isFinished { return true }
    if first.line == paragraphStart.line && FrontMatter.isAddressee(first.text) { return true }
    if FrontMatter.isAddressee(second.text) && endsAsTitle(first) { return true }
    if isFinished && (isClosingFormula(second) || answers(first, second)) { return true }
    if let number, number.kind == .article, isFinished || first.text.last == "）",
      second.text.dropFirst(number.length).first?.isSpace == true
    {
      return true
    }
    return closesBracket(of: first, second) ? false : nil
  }

  func endsAsTitle(_ fragment: Fragment) -> Bool {
    FrontMatter.endsAsTitle(String(String.UnicodeScalarView(fragment.text)))
  }

  /// 特此公告。 and the like, which end a document on a line of their own.
  private func isClosingFormula(_ fragment: Fragment) -> Bool {
    fragment.width <= 12
      && ["特此", "此致", "此复", "此令", "妥否", "当否"].contains {
        fragment.text.starts(with: $0.unicodeScalars)
      }
  }

  /// Whether speech ends with the first line and other speech begins with the second.
  private func answers(_ first: Fragment, _ second: Fragment) -> Bool {
    guard let last = first.text.last, let next = second.text.first else { return false }
    return (last == "”" || last == "」") && (next == "“" || next == "「")
  }

  /// Whether the second line closes a title mark or bracket that the first, at least half full, opened.
  private func closesBracket(of first: Fragment, _ second: Fragment) -> Bool {
    guard first.width > (wrapWidth?.em ?? .infinity) * 0.5,
      LineEnd.leavesBracketOpen(first.text.suffix(60)), Numbering(of: second.text) == nil
    else { return false }
    guard let mark = second.text.first(where: { "《（(》）)".unicodeScalars.contains($0) }) else {
      return false
    }
    return "》）)".unicodeScalars.contains(mark)
  }
}
