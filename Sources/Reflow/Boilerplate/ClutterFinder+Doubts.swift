import DocumentModel

extension ClutterFinder {
  /// Lines on each side in which a doubtful line's companions are looked for.
  private static let reach = 4

  /// Takes doubtful lines between lines of the text for text, or for clutter that needs clutter beside it.
  ///
  /// Above and below the text a line that sites are known to print is theirs. Between its lines the same
  /// words may be a heading (用户登录), an entry (支付方式：银行转账) or a sentence, so the line needs signs of the
  /// site around it, and a sentence is a site's only by its words (`trustNotices`).
  mutating func settleDoubts() {
    guard let first = lines.firstIndex(where: { $0.sign == .text }),
      let lastText = lines.lastIndex(where: { $0.sign == .text })
    else { return }
    let last = endOfSentences(from: lastText)
    guard first < last else { return }
    let before = lines
    for index in first...last where !before[index].isSure && !before[index].isFold {
      switch before[index].sign {
      case .clutter(let reason), .list(let reason), .start(let reason), .end(let reason):
        if case .clutter = before[index].sign, before[index].isSentence {
          lines[index].sign =
            isOfNotice(index, among: before) ? .clutter(reason) : lines[index].signOfWords
        } else if companions(of: index, among: before) < 2 {
          lines[index].sign = .beside(reason)
        }
      case .page:
        if before[index].isSentence { lines[index].sign = .text }
      default: break
      }
    }
  }

  /// The last of the whole sentences that follow on the text's last line, and may be its own.
  private func endOfSentences(from lastText: Int) -> Int {
    let isDoubtful = { (line: CapturedLine) in
      guard case .clutter = line.sign, !line.isSure, !line.isFold else { return false }
      if case .notice = line.signOfWords { return false }
      return line.endsSentence && line.hasSentenceMarks && line.width >= CapturedLine.sentenceWidth
    }
    return (lines[lastText...].dropFirst().firstIndex { !isDoubtful($0) } ?? lines.count) - 1
  }

  /// Signs of the site in the lines around: sure ones count double.
  ///
  /// For a line by itself they are looked for up to the text; a list, and the marks of the text's start and
  /// end, have comments and abstracts beside them.
  private func companions(of index: Int, among lines: [CapturedLine]) -> Int {
    var signs = 0
    let stopsAtText = if case .clutter = lines[index].sign { true } else { false }
    for step in [-1, 1] {
      var place = index + step
      for _ in 0..<Self.reach {
        guard lines.indices.contains(place), !stopsAtText || lines[place].sign != .text
        else { break }
        let line = lines[place]
        if line.isSure || line.isFold {
          signs += 2
        } else if line.isClutter && !line.isSentence || line.isBetween {
          signs += 1
        }
        place += step
      }
    }
    return signs
  }

  /// Whether a line that reads as a sentence goes with the site's line beside it: one that can hardly be
  /// text, or any that a pattern knows when its own words are a notice's as well.
  private func isOfNotice(_ index: Int, among lines: [CapturedLine]) -> Bool {
    [index - 1, index + 1].contains { neighbour in
      guard lines.indices.contains(neighbour) else { return false }
      return lines[neighbour].isSure
        || (lines[index].signOfWords != .text
          && (lines[neighbour].isClutter || isNotice(lines[neighbour])))
    }
  }

  private func isNotice(_ line: CapturedLine) -> Bool {
    if case .notice = line.sign { return true }
    return false
  }

  /// Takes short sentences and numbered headings below the text's lines for text as well.
  ///
  /// They go on with it (点击退出。, or 4. below 3.) over the few buttons that a manual names, up to the next sure
  /// sign of the site, list or notice. No text ends with a heading, so 5分 below 四、写话 is its own.
  mutating func extendText() {
    var ordinal: Int?
    var buttons = 0
    var isOpen = false
    for index in lines.indices {
      let line = lines[index]
      if line.sign == .text {
        isOpen = true
        buttons = 0
      } else if line.isSure || line.isFold || buttons > Self.mostNamedButtons {
        isOpen = false
      }
      if isOpen, index > 0, isHeadingOfMore(index - 1), isMeasure(index) {
        lines[index].sign = .text
      }
      switch line.sign {
      case .short where isOpen:
        let goesOn = line.ordinal != nil && line.ordinal == ordinal.map { $0 + 1 }
        if goesOn || line.endsSentence {
          lines[index].sign = .text
          buttons = 0
        }
      case .clutter, .beside: buttons += 1
      case .text, .short, .page, .between: break
      default: isOpen = false
      }
      if let number = line.ordinal, line.ownReason == nil { ordinal = number }
    }
  }

  /// Takes buttons between two numbered steps for text, when the first is a heading.
  mutating func trustSteps() {
    var step: Int?
    for index in lines.indices {
      let line = lines[index]
      if line.isSure || line.isFold { step = nil }
      if let number = line.ordinal, line.ownReason == nil {
        if let above = step, index - above <= Self.mostNamedButtons + 1, above + 1 < index,
          lines[above].ordinal == number - 1
        {
          for button in above + 1..<index { lines[button].sign = .text }
        }
        step = line.isSentence || line.endsSentence ? nil : index
      } else if line.sign == .text || line.sign == .short {
        step = nil
      }
    }
  }

  /// Buttons that a text may name one below the other.
  private static let mostNamedButtons = 4

  /// Keeps the lines with which a document ends: attachments, who to ask, signature, date.
  ///
  /// They reach from the text's last line to the last of those, above the first sure sign of the site.
  mutating func protectEnding() {
    guard var lastText = lines.lastIndex(where: { $0.sign == .text }) else { return }
    while lastText + 1 < lines.count, isContact(lastText + 1) {
      lastText += 1
      lines[lastText].sign = .text
    }
    let below = lines[lastText...].dropFirst()
    let end =
      below.firstIndex { line in
        if line.isSure || line.isFold { return true }
        switch line.sign {
        case .list, .end, .start: return true
        default: return false
        }
      } ?? lines.count
    var lastEnding = lastText
    for index in lastText + 1..<max(end, lastText + 1) where isEnding(index) { lastEnding = index }
    for index in lastText..<lastEnding { lines[index + 1].sign = .text }
  }

  private func isHeadingOfMore(_ index: Int) -> Bool {
    lines[index].numbering != nil && !lines[index].endsSentence
      && lines[index].width < CapturedLine.sentenceWidth
  }

  /// A number with its unit.
  private func isMeasure(_ index: Int) -> Bool {
    let scalars = text(index).unicodeScalars.drop(while: \.isSpace)
    let unit = scalars.drop(while: \.isDigit)
    return !lines[index].isSure && lines[index].sign != .short && unit.count < scalars.count
      && unit.count(where: \.isHan) == 1
      && unit.allSatisfy { $0.isHan || $0.isSpace }
  }

  private mutating func isEnding(_ index: Int) -> Bool {
    let scalars = text(index).unicodeScalars.drop(while: \.isSpace)
    if DateLine.isDate(scalars) || FrontMatter.isBracketed(scalars)
      || FrontMatter.isDocumentNumber(scalars)
    {
      return true
    }
    return isHint(index, .endings)
  }

  /// Whom to ask or where to complain, right below the text.
  private mutating func isContact(_ index: Int) -> Bool {
    let line = lines[index]
    guard !line.isClutter, !line.isSure else { return false }
    return isHint(index, .contacts)
  }
}
