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
    let paragraphs = ParagraphGroups(of: document)
    for group in paragraphs.groups {
      let lines = changed(group, of: document, paragraphs)
      for (reference, line) in zip(group.lines, lines) where !line.isEmpty {
        result[reference].text = line.text
        result.edits += line.edits(stage: Self.name, line: reference)
      }
    }
    return result
  }

  private func changed(
    _ group: ParagraphGroups.Group, of document: Document, _ paragraphs: ParagraphGroups
  ) -> [LineChanges] {
    var lines = group.lines.map { LineChanges(of: document[$0].text) }
    for index in lines.indices where cleanInvisible { InvisibleScalars.clean(&lines[index]) }
    var passage = Passage(lines)
    let isRecognised =
      group.lines.first.map { document.pages[$0.page].origin == .recognised } ?? false
    if repairBrackets {
      BracketPairs.repair(&passage, isRecognised: isRecognised)
      // A text that was typed may have the square ones.
      if isRecognised { YearBrackets.repair(&passage) }
    }
    if repairQuotes { QuotePairs.repair(&passage) }
    // Nobody types 一 for a dash.
    if repairDashes, isRecognised {
      Dashes.repair(&passage, at: group.paragraphs, of: paragraphs.paragraphs)
    }
    if repairListMarks, group.paragraphs.count == 1 {
      ListMarks.repair(&passage, at: group.paragraphs.lowerBound, of: paragraphs.paragraphs)
    }
    lines = passage.lines
    let keepsNumbers = lines.contains { WideMarks.startsWithNumber($0.scalars) }
    for index in lines.indices {
      if widenMarks { WideMarks.widen(&lines[index], keepsNumbers: keepsNumbers) }
      NarrowForms.narrow(&lines[index], digits: narrowDigits, letters: narrowLetters)
    }
    return lines
  }
}
