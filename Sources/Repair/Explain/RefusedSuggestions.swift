public import struct Foundation.URL

/// Suggestions that were refused, so that they do not come again: `NAME.refused.tsv` beside a table.
///
/// One pair of wrong and right text in a line, with a tab between them; `#` begins a comment. A line taken
/// out lets the pair be suggested again.
public struct RefusedSuggestions: Sendable {
  public struct Pair: Sendable, Hashable {
    public var wrong: String
    public var right: String

    public init(wrong: String, right: String) {
      self.wrong = wrong
      self.right = right
    }
  }

  public private(set) var pairs: Set<Pair>

  /// Reads the text of such a file; lines that say something else are passed over.
  public init(_ text: String) {
    pairs = Set(
      TextRow.rows(of: text.withoutByteOrderMark).compactMap { row in
        let values = TabbedFields(row.text, trimming: true).values
        guard values.count >= 2, !values[0].isEmpty, !values[0].hasPrefix("#") else { return nil }
        return Pair(wrong: values[0], right: values[1])
      })
  }

  /// Reads such a file.
  ///
  /// - Throws: ``TableError`` when it cannot be read or is not UTF-8.
  public init(contentsOf file: URL) throws(TableError) {
    self.init(try TableError.text(of: file))
  }

  public mutating func add(_ rule: Rule) {
    pairs.insert(Pair(wrong: String(rule.wrong), right: String(rule.right)))
  }

  public mutating func remove(_ rule: Rule) {
    pairs.remove(Pair(wrong: String(rule.wrong), right: String(rule.right)))
  }

  public var text: String {
    "# Misreadings that were refused and are not suggested again; take a line out to have it suggested.\n"
      + pairs.map { "\($0.wrong)\t\($0.right)\n" }.sorted().joined()
  }
}
