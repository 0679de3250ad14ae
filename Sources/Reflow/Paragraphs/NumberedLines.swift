import DocumentModel

/// Tells numbered headings from the items of lists: both are short lines with a number.
enum NumberedLines {
  /// A numbered line without an end mark, and whether a text stands below it before the next number of
  /// its kind.
  private struct Line {
    var index: Int
    var hasText: Bool
  }

  /// Makes items of the short numbered lines that ``ParagraphKinds`` took for headings and that have no
  /// text below them.
  ///
  /// What stands below the last line of a list may be the text behind the list: it says nothing where
  /// none of the list's other lines has a text.
  static func mark(_ paragraphs: inout [Paragraph]) {
    let numbers = paragraphs.map { Numbering(of: $0.text.unicodeScalars) }
    var series: [Numbering.Kind: (last: Int, lines: [Line])] = [:]
    var finished: [[Line]] = []
    for (index, number) in numbers.enumerated() {
      guard let number, isListed(number.kind) else { continue }
      let value = number.value(in: paragraphs[index].text.unicodeScalars)
      let line = Line(
        index: index, hasText: hasText(below: index, number.kind, paragraphs, numbers))
      if let value, var current = series[number.kind], current.last + 1 == value {
        current.last = value
        current.lines.append(line)
        series[number.kind] = current
      } else {
        finished += [series[number.kind]?.lines ?? []]
        series[number.kind] = (value ?? 0, [line])
      }
    }
    for lines in finished + series.values.map(\.lines) {
      let isList = !lines.dropLast().contains(where: \.hasText)
      for line in lines where paragraphs[line.index].kind == .heading {
        if !line.hasText || isList && lines.count > 1 { paragraphs[line.index].kind = .listItem }
      }
    }
  }

  /// Chapters and sections are headings with or without a text.
  private static func isListed(_ kind: Numbering.Kind) -> Bool {
    switch kind {
    case .chinese, .bracketedChinese, .arabic, .bracketedArabic: true
    case .part, .chapter, .section, .article, .circled, .bullet: false
    }
  }

  private static func hasText(
    below index: Int, _ kind: Numbering.Kind, _ paragraphs: [Paragraph], _ numbers: [Numbering?]
  ) -> Bool {
    let next = paragraphs[(index + 1)...].firstIndex { $0.kind != .footnote }
    guard let next else { return false }
    switch paragraphs[next].kind {
    case .body, .listItem, .heading:
      guard let number = numbers[next] else { return paragraphs[next].kind != .heading }
      // A list within the list begins below its line; another number goes on with what is around it.
      return number.kind != kind && number.kind > .section
        && [nil, 1].contains(number.value(in: paragraphs[next].text.unicodeScalars))
    case .tableRow, .caption, .centred, .placeholder: return true
    case .title, .subtitle, .documentNumber, .addressee, .contents, .attachment, .signature, .date,
      .distribution, .footnote:
      return false
    }
  }
}
