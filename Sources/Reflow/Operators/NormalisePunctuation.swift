public import DocumentModel

/// Gives punctuation and digits the width that Chinese print gives them, mends marks that their place shows
/// to be misread, and removes what cannot be seen.
///
/// Between Chinese characters `, ; : ? ! ( )` become `，；：？！（）`; the narrow point is never touched, nor
/// are marks inside numbers, times (`9:00`), addresses of the web and of files, code and Latin text. Full-width digits and
/// letters become narrow ones by option. Brackets, title marks and quotes that do not fit their partner in the
/// paragraph, dashes read as 一, and commas where a list or an article ends are mended. Zero-width and control
/// characters and soft hyphens go; other white space than the plain one becomes a plain space, save the
/// ideographic spaces that a line begins with. Every change is an ``Edit`` of a single mark.
///
/// Why it is so: marks pair over line ends and commas are judged by the next paragraph, so that the rules look
/// at the paragraphs that ``AssembleParagraphs`` would make now, which also knows a paragraph's end from a line's.
public struct NormalisePunctuation: DocumentOperator {
  public static let name = "normalise-punctuation"

  /// Whether `, ; : ? ! ( )` beside Chinese characters become wide.
  public var widenMarks = true
  /// Whether full-width digits become `0`…`9`.
  public var narrowDigits = true
  /// Whether full-width letters become Latin ones.
  public var narrowLetters = true
  /// Whether a bracket read as another kind than its partner becomes that kind (《一） to （一）); 〈 and 〉 only on
  /// recognised pages.
  public var repairBrackets = true
  /// Whether quotes take turns within a paragraph, and straight ones in Chinese text become curly.
  public var repairQuotes = true
  /// Whether dashes that were read as 一 become dashes (2006一2020 to 2006—2020) on recognised pages.
  public var repairDashes = true
  /// Whether a comma at a paragraph's end becomes the mark that the next article or item asks for.
  public var repairListMarks = true
  /// Whether zero-width and control characters, soft hyphens and odd spaces are cleaned.
  public var cleanInvisible = true

  public init() {}

  public func apply(to document: Document) -> Document {
    var result = document
    var changes = document.pages.map { [LineChanges?](repeating: nil, count: $0.lines.count) }
    var paragraphs = ParagraphGroups(of: document)
    // A mark's width may move a paragraph's end, and with it the marks that stand together.
    for _ in 0..<Self.rounds {
      var isChanged = false
      for group in paragraphs.groups {
        let before = group.lines.map {
          changes[$0.page][$0.line] ?? LineChanges(of: document[$0].text)
        }
        let lines = changed(before, of: group, in: document, paragraphs)
        for (reference, line) in zip(group.lines, lines)
        where !line.isEmpty || changes[reference.page][reference.line] != nil {
          changes[reference.page][reference.line] = line
          let text = line.text
          isChanged = isChanged || text != result[reference].text
          result[reference].text = text
        }
      }
      guard isChanged else { break }
      let next = ParagraphGroups(of: result)
      guard !next.hasLines(of: paragraphs) else { break }
      paragraphs = next
    }
    for (page, lines) in changes.enumerated() {
      for (number, line) in lines.enumerated() {
        let reference = LineReference(page: page, line: number)
        if let line { result.edits += line.edits(stage: Self.name, line: reference) }
      }
    }
    return result
  }

  private func changed(
    _ before: [LineChanges], of group: ParagraphGroups.Group, in document: Document,
    _ paragraphs: ParagraphGroups
  ) -> [LineChanges] {
    var lines = before
    for index in lines.indices where cleanInvisible { InvisibleScalars.clean(&lines[index]) }
    var passage = Passage(lines)
    for _ in 0..<Self.rounds {
      let before = passage.scalars
      repair(&passage, group, of: document, paragraphs)
      if passage.scalars == before { break }
    }
    return passage.lines
  }

  /// Rounds after which no mark's rule waits for another mark's change any more, and no paragraph's end moves.
  private static let rounds = 4

  private func repair(
    _ passage: inout Passage, _ group: ParagraphGroups.Group, of document: Document,
    _ paragraphs: ParagraphGroups
  ) {
    let isRecognised =
      group.lines.first.map { document.pages[$0.page].origin == .recognised } ?? false
    if repairBrackets {
      BracketPairs.repair(&passage, isRecognised: isRecognised)
      YearBrackets.repair(&passage, isRecognised: isRecognised)
    }
    if repairQuotes { QuotePairs.repair(&passage) }
    // Nobody types 一 for a dash.
    if repairDashes, isRecognised {
      Dashes.repair(&passage, at: group.paragraphs, of: paragraphs.paragraphs)
    }
    if repairListMarks, group.paragraphs.count == 1 {
      ListMarks.repair(&passage, at: group.paragraphs.lowerBound, of: paragraphs.paragraphs)
    }
    if widenMarks { WideMarks.widen(&passage) }
    NarrowForms.narrow(&passage, digits: narrowDigits, letters: narrowLetters)
  }
}
