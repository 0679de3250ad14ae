public import struct Foundation.URL

/// Suggestions that were refused, so that they do not come again: `NAME.refused.tsv` beside a table.
///
/// One pair of wrong and right text in a line, with a tab between them; what stands behind a second tab is
/// the owner's, `#` begins a comment. A line taken out lets the pair be suggested again. Pairs come and
/// go by lines; all others stay byte for byte.
public struct RefusedSuggestions: Sendable {
  public struct Pair: Sendable, Hashable {
    // Not texts: those are equal when they are so for Unicode.
    var wrong: [Unicode.Scalar]
    var right: [Unicode.Scalar]

    public init(wrong: String, right: String) {
      self.wrong = Array(wrong.unicodeScalars)
      self.right = Array(right.unicodeScalars)
    }

    init(_ rule: Rule) {
      wrong = rule.wrong
      right = rule.right
    }
  }

  public private(set) var pairs: Set<Pair>
  private var lines: [Line]
  private let hasByteOrderMark: Bool

  private struct Line {
    var row: TextRow
    /// `nil` for what says something else.
    var pair: Pair?
  }

  /// Reads the text of such a file; an empty one begins a new file.
  public init(_ text: String) {
    hasByteOrderMark = text.unicodeScalars.first == String.byteOrderMark
    lines = TextRow.rows(of: text.withoutByteOrderMark).map {
      Line(row: $0, pair: Self.pair(of: $0.text))
    }
    pairs = Set(lines.compactMap(\.pair))
  }

  /// Reads such a file.
  ///
  /// - Throws: ``TableError`` when it cannot be read or is not UTF-8.
  public init(contentsOf file: URL) throws(TableError) {
    self.init(try TableError.text(of: file))
  }

  private static func pair(of line: String) -> Pair? {
    let fields = TabbedFields(line, trimming: true)
    guard fields.values.count >= 2, !fields.values[0].isEmpty,
      fields.isFirstQuoted || !fields.values[0].hasPrefix("#")
    else { return nil }
    return Pair(wrong: fields.values[0], right: fields.values[1])
  }

  /// Notes the rule's pair at the end, unless it stands there.
  public mutating func add(_ rule: Rule) {
    let pair = Pair(rule)
    guard pairs.insert(pair).inserted else { return }
    let ending = lines.lazy.map(\.row.ending).first { !$0.isEmpty } ?? "\n"
    if lines.isEmpty { lines.append(Line(row: TextRow(text: Self.heading, ending: ending))) }
    if lines[lines.count - 1].row.ending.isEmpty { lines[lines.count - 1].row.ending = ending }
    var wrong = String(rule.wrong).asTabbedField
    // Else the line would be a comment.
    if wrong.hasPrefix("#") { wrong = "\"\(wrong)\"" }
    let text = "\(wrong)\t\(String(rule.right).asTabbedField)"
    lines.append(Line(row: TextRow(text: text, ending: ending), pair: pair))
  }

  /// Takes the rule's pair out, in whatever lines it stands.
  public mutating func remove(_ rule: Rule) {
    let pair = Pair(rule)
    guard pairs.remove(pair) != nil else { return }
    lines.removeAll { $0.pair == pair }
  }

  /// The text of the file.
  public var text: String {
    (hasByteOrderMark ? String(String.byteOrderMark) : "")
      + lines.map { $0.row.text + $0.row.ending }.joined()
  }

  private static let heading =
    "# Misreadings that were refused and are not suggested again; take a line out to have it suggested."
}
