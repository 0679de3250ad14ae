public import struct Foundation.URL

/// Suggestions as a file to be answered by editing it: one row each, `y` or `n` in its first column.
///
/// UTF-8, tab-separated: `accept`, then the columns of a confusion table; `#` begins a comment line. When
/// answered rows are taken out, all other lines stay byte for byte.
public struct SuggestionFile: Sendable {
  /// How errors name the file.
  public let name: String
  private var lines: [Line]
  private let hasByteOrderMark: Bool

  private struct Line {
    var text: TextRow
    /// `nil` for blank lines, comments and the header.
    var row: Row?
  }

  public struct Row: Sendable, Hashable {
    public var answer: Answer
    public var rule: Rule
  }

  public enum Answer: String, Sendable, Hashable {
    case accepted = "y"
    case refused = "n"
    case open = ""
  }

  static let answerColumn = "accept"

  /// A file to be answered, with a heading that says what to do with it.
  public init(name: String, suggestions: [Suggestion]) {
    self.name = name
    hasByteOrderMark = false
    let header = ([Self.answerColumn] + ConfusionTable.columns).joined(separator: "\t")
    lines = (Self.heading + [header]).map { Line(text: TextRow(text: $0, ending: "\n")) }
    lines += suggestions.map {
      Line(
        text: TextRow(text: "\t\($0.rule.row)", ending: "\n"),
        row: Row(answer: .open, rule: $0.rule))
    }
  }

  /// Reads an answered file.
  ///
  /// - Throws: ``SuggestionError`` with the line, for the first row that cannot be read.
  public init(contentsOf file: URL) throws(SuggestionError) {
    try self.init(SuggestionError.text(of: file), name: file.lastPathComponent)
  }

  init(_ text: String, name: String) throws(SuggestionError) {
    self.name = name
    hasByteOrderMark = text.unicodeScalars.first == String.byteOrderMark
    lines = []
    for (index, row) in TextRow.rows(of: text.withoutByteOrderMark).enumerated() {
      let values = TabbedFields(row.text, trimming: true).values
      guard values.contains(where: { !$0.isEmpty }), values[0] != Self.answerColumn,
        !values[0].hasPrefix("#")
      else {
        lines.append(Line(text: row))
        continue
      }
      do throws(SuggestionError.Problem) {
        lines.append(
          Line(text: row, row: try Self.row(of: values, file: name, line: index + 1)))
      } catch {
        throw SuggestionError(file: name, line: index + 1, problem: error)
      }
    }
  }

  private static func row(
    of values: [String], file: String, line: Int
  ) throws(SuggestionError.Problem) -> Row {
    let answer: Answer =
      switch values[0].lowercased() {
      case "y", "yes", "是": .accepted
      case "n", "no", "否": .refused
      case "": .open
      default: throw .unknownAnswer(values[0])
      }
    let text = values.dropFirst().map(\.asTabbedField).joined(separator: "\t")
    switch TableRow(text, file: file, number: line, afterRules: true) {
    case .rule(let rule): return Row(answer: answer, rule: rule)
    case .faulty(let problems): throw .rule(problems.first ?? .columnCount(values.count))
    case .blank, .comment, .header: throw .rule(.columnCount(values.count - 1))
    }
  }

  /// The suggestions, in the order of their lines.
  public var rows: [Row] { lines.compactMap(\.row) }

  /// Takes out the rows that have an answer.
  public mutating func removeAnswered() {
    lines.removeAll { $0.row.map { $0.answer != .open } ?? false }
  }

  /// The text of the file.
  public var text: String {
    (hasByteOrderMark ? String(String.byteOrderMark) : "")
      + lines.map { $0.text.text + $0.text.ending }.joined()
  }

  private static let heading = [
    "# Misreadings that a finished run met and no rule of the table settles, what would pay most first.",
    "# Write y (take it into the table) or n (do not suggest it again) into the first column; what is left",
    "# empty stays here. Then: kanwu table suggest --apply THIS-FILE --table TABLE",
    "# You may change every column: weight is log10 of how often the right text is read so, estimated from",
    "# this run; source says: suggested REPAIRED/PLACES, the others fell short of the margin by little.",
    "# The note has the number of documents and an example, what was read in [].",
  ]
}
