public import DocumentModel

/// Reflow turns the printed lines of a document into its paragraphs, and leaves out what the paper
/// needed and the text does not: running heads, page numbers, line ends.
///
/// This operator fills `paragraphs`: body lines are joined over lines, columns and pages; headings,
/// list items, lines of a table of contents, table rows, signatures, dates and the other parts of
/// official documents (``DocumentModel/Paragraph/Kind``) stay apart; each page that was not read leaves
/// a placeholder in its place, each line that was left out under a label a remark. Lines keep their
/// text; what a paragraph was made of stands in its `lines`. What wide gaps part in a line of a text file is
/// parted by tabs.
/// No scalar other than white space is lost or added, save the hyphen of a Latin word that was parted
/// at a line's end, and none is moved, save where print itself is not in order: the lines of one cell
/// follow each other, footnotes and captions inside a paragraph stand behind it, and two columns are
/// read one after the other.
///
/// A text file's paragraphs are taken for lines again until nothing more would join: what comes out is what would
/// come of it.
///
/// Why it is so: each boundary is decided by itself from the two lines around it, by geometry where
/// there are boxes and by the width of wrapping where there are none, so that one misread line costs
/// one boundary. Captures whose line ends became spaces are first taken apart into the lines they were
/// (``SoftLineEnds``), so that one rule set serves all. Weights were
/// set by hand on some twenty typeset documents and hold for those first of all: paragraph F1 1.00 on
/// their lines with boxes laid out anew and off by up to 0.3 em, 0.98 on the lines without boxes, 0.97
/// on what Tesseract read of their degraded pages. A model that is learnt was not tried: the weights
/// are few enough to be read.
public struct AssembleParagraphs: DocumentOperator {
  public static let name = "reflow"

  /// What stands between Chinese characters and Latin letters or digits in the paragraphs.
  public var hanLatinSpacing = HanLatinSpacing.none

  public init() {}

  public func apply(to document: Document) -> Document {
    var result = document
    result.paragraphs = paragraphs(of: document)
    LabelledLines.insert(into: &result.paragraphs, of: document)
    return result
  }

  /// The paragraphs of the body, with the placeholders of failed pages.
  func paragraphs(of document: Document) -> [Paragraph] {
    var assembled = assembled(document)
    if document.pages.allSatisfy({ $0.origin == .plainText }),
      !Self.areTheLines(assembled.paragraphs, of: document)
    {
      settle(&assembled)
    }
    return assembled.paragraphs
  }

  /// Whether each paragraph is a line of the text as it stands, so that nothing else would come of it.
  private static func areTheLines(_ paragraphs: [Paragraph], of document: Document) -> Bool {
    guard document.pages.count == 1, document.pages[0].lines.count == paragraphs.count else {
      return false
    }
    return zip(document.pages[0].lines, paragraphs).allSatisfy { line, paragraph in
      line.text == paragraph.text && line.drop == nil
        && line.rawText.unicodeScalars.first?.isSpace == false
    }
  }

  /// Paragraphs with the places at which nothing may join them.
  private struct Assembled {
    var paragraphs: [Paragraph] = []
    /// The paragraphs (indices) that white space of the text parts from those before.
    var parted: Set<Int> = []
  }

  /// Joins what would be joined if the paragraphs were a text file's lines, so that text that was
  /// cleaned is not changed by cleaning it again; not where a blank line or an indent parted them.
  private func settle(_ assembled: inout Assembled) {
    // A round that changes something joins paragraphs but for the rarest texts; few need more than one.
    for _ in 0..<8 {
      let paragraphs = assembled.paragraphs
      let lines = paragraphs.map { TextLine(text: $0.text) }
      let text = Document(
        name: "", kind: "", pages: [Page(number: 1, origin: .plainText, lines: lines)])
      var again = self.assembled(text, parted: assembled.parted)
      if again.paragraphs.count == paragraphs.count
        && zip(again.paragraphs, paragraphs).allSatisfy({ $0.text == $1.text })
      {
        return
      }
      for index in again.paragraphs.indices {
        if again.paragraphs[index].lines.first.map({ assembled.parted.contains($0.line) }) ?? false
        {
          again.parted.insert(index)
        }
        var lines: [LineReference] = []
        for line in again.paragraphs[index].lines.flatMap({ paragraphs[$0.line].lines })
        where lines.last != line {
          lines.append(line)
        }
        again.paragraphs[index].lines = lines
      }
      assembled = again
    }
  }

  /// The paragraphs as the lines make them; those of a text file that begin with one of `parted`
  /// (indices) stay apart from the ones before.
  private func assembled(_ document: Document, parted: Set<Int> = []) -> Assembled {
    var (fragments, failedAtEnd) = FragmentReader.fragments(of: document)
    for index in fragments.indices
    where parted.contains(fragments[index].line.line)
      && (index == 0 || fragments[index - 1].line != fragments[index].line)
    {
      fragments[index].before = .parted
    }
    TableRows.mark(&fragments, in: document)
    ListedLines.mark(&fragments)
    Footnotes.mark(&fragments, in: document)
    var assembled = Assembled()
    var paragraphs: [Paragraph] = []
    var kinds = ParagraphKinds()
    for run in ParagraphRuns.runs(of: fragments) {
      let fragments = run.fragments.map { fragments[$0] }
      if case .failedPages(let pages) = fragments.first?.before {
        paragraphs += placeholders(for: pages, of: document)
      }
      if run.isParted { assembled.parted.insert(paragraphs.count) }
      paragraphs.append(paragraph(of: fragments, kinds: &kinds))
    }
    paragraphs += placeholders(for: failedAtEnd, of: document)
    Signatures.mark(&paragraphs)
    NumberedLines.mark(&paragraphs)
    FrontTitles.mark(&paragraphs, of: document)
    NumberSpace.restore(in: &paragraphs)
    assembled.paragraphs = paragraphs
    return assembled
  }

  private func placeholders(for pages: [Int], of document: Document) -> [Paragraph] {
    pages.compactMap { Document.placeholder(for: document.pages[$0]) }
  }

  private func paragraph(of fragments: [Fragment], kinds: inout ParagraphKinds) -> Paragraph {
    var text = ""
    if let row = fragments.first?.row {
      var cells = [[Substring.UnicodeScalarView]](repeating: [], count: row.columns)
      for cell in fragments.lazy.flatMap(\.cellTexts) {
        cells[min(cell.column, row.columns - 1)].append(cell.text)
      }
      text = cells.map { joined($0, isNumbered: false) }.joined(separator: "\t")
    } else {
      text = joinedLines(fragments)
    }
    var lines: [LineReference] = []
    for fragment in fragments where lines.last != fragment.line { lines.append(fragment.line) }
    return Paragraph(kind: kinds.next(of: fragments, text: text), text: text, lines: lines)
  }

  /// The text of lines, with a tab at each gap that parts cells.
  private func joinedLines(_ fragments: [Fragment]) -> String {
    let isNumbered = fragments.first?.isSection ?? false
    guard fragments.contains(where: { !$0.cells.isEmpty }) else {
      return joined(fragments.map(\.text), isNumbered: isNumbered)
    }
    var cells: [[Substring.UnicodeScalarView]] = [[]]
    for fragment in fragments {
      let texts = fragment.cells.isEmpty ? [fragment.text] : fragment.cellTexts.map(\.text)
      for (index, text) in texts.enumerated() {
        if index > 0 { cells.append([]) }
        cells[cells.count - 1].append(text)
      }
    }
    return cells.map { joined($0, isNumbered: isNumbered) }.joined(separator: "\t")
  }

  private func joined(_ pieces: [Substring.UnicodeScalarView], isNumbered: Bool) -> String {
    var joiner = Joiner(spacing: hanLatinSpacing, isNumbered: isNumbered)
    for piece in pieces { joiner.append(piece) }
    return joiner.joined
  }
}
