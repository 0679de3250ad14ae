public import struct Foundation.URL

/// The user's own words: local names and terms that the language model does not know.
///
/// A file is UTF-8 with one word per line; `#` begins a comment line, blank lines are skipped. Behind
/// a tab may stand how likely the word is, log10 of its share of all words, at most 0:
///
/// ```
/// # Places of the county
/// 杏花岭
/// 勺园	-3.5
/// ```
///
/// A word holds at least one Chinese character; digits, Latin letters and a middle dot may stand in it
/// (马克·吐温, 5号楼), spaces may not. It has at most 64 characters. Those that are Chinese throughout
/// and of at most 5 characters can be words of the decoder (``Word/fitsModel``); any can be protected.
public struct Lexicon: Sendable {
  public struct Word: Sendable, Hashable {
    public var text: [Unicode.Scalar]
    /// log10 P(word), at most 0.
    public var weightLog10: Double
    /// Name of the lexicon's file; its path where there are several of that name.
    public var file: String
    /// From 1.
    public var line: Int

    /// Whether the word is of the kind that the language model has.
    public var fitsModel: Bool {
      text.count <= WordKey.longest && text.allSatisfy { Script.isHan($0.value) }
    }
  }

  /// Of a word without a weight: about what a term has that stands once in ten pages.
  public static let usualWeightLog10 = -4.0
  /// Characters that a word may have; longer ones are lines that went astray.
  static let longest = 64

  /// In the order of the files and of their lines, each text once.
  public let words: [Word]

  public static let empty = Lexicon(words: [])

  /// A lexicon of the words given; of those with one text the last stays.
  public init(words given: [Word]) {
    var last: [[Unicode.Scalar]: Int] = [:]
    for (index, word) in given.enumerated() { last[word.text] = index }
    words = given.enumerated().filter { last[$0.element.text] == $0.offset }.map(\.element)
  }

  /// Reads and joins the lexicons at `files`, the later ones over the earlier ones.
  ///
  /// - Throws: ``LexiconError`` that names file, line and remedy, for the first problem.
  public init(files: [URL]) throws(LexiconError) {
    var words: [Word] = []
    for (file, name) in zip(files, files.namesToldApart) {
      let read = Self.read(try LexiconError.text(of: file), file: name)
      if let problem = read.problems.first { throw problem }
      words += read.words
    }
    self.init(words: words)
  }

  /// The words of a lexicon's text and all that is wrong with it, in the order of the lines.
  static func read(_ text: String, file: String) -> (words: [Word], problems: [LexiconError]) {
    var words: [Word] = []
    var problems: [LexiconError] = []
    var firstLine: [[Unicode.Scalar]: Int] = [:]
    for (index, row) in TextRow.rows(of: text.withoutByteOrderMark).enumerated() {
      let fields = TabbedFields(row.text, trimming: true).values
      guard fields != [""], !fields[0].hasPrefix("#") else { continue }
      do throws(LexiconError.Problem) {
        let word = try word(of: fields, file: file, line: index + 1)
        if let first = firstLine[word.text] { throw .duplicate(ofLine: first) }
        firstLine[word.text] = word.line
        words.append(word)
      } catch {
        problems.append(LexiconError(file: file, line: index + 1, problem: error))
      }
    }
    return (words, problems)
  }

  private static func word(
    of fields: [String], file: String, line: Int
  ) throws(LexiconError.Problem) -> Word {
    guard fields.dropFirst(2).allSatisfy(\.isEmpty) else { throw .columnCount(fields.count) }
    let text = Array(fields[0].unicodeScalars)
    if let space = text.first(where: { Script.isSpace($0.value) || $0.properties.isWhitespace }) {
      throw .space(space)
    }
    guard text.contains(where: { Script.isHan($0.value) }) else { throw .noChinese(fields[0]) }
    guard text.count <= longest else { throw .tooLong(text.count) }
    var weight = usualWeightLog10
    if fields.count > 1, !fields[1].isEmpty {
      guard let given = Double(fields[1]), given.isFinite else {
        throw .weightNotANumber(fields[1])
      }
      guard given <= 0 else { throw .weightAboveZero(given) }
      weight = given
    }
    return Word(text: text, weightLog10: weight, file: file, line: line)
  }
}
