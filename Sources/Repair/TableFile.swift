public import struct Foundation.URL

/// The text of a confusion table line by line, with its comments, so that a program can change rules in
/// it and leave all else as its owner wrote it.
///
/// Reading and writing back gives the same bytes: the byte order mark, line ends, blank lines and odd
/// spacing stay. Faulty lines stay too; ``problems`` names them all, where ``ConfusionTable`` throws
/// the first.
public struct TableFile: Sendable {
  /// How errors and edits name the file.
  public let name: String
  public internal(set) var lines: [Line] = []
  let hasByteOrderMark: Bool

  public struct Line: Sendable {
    /// Without the line end.
    public let text: String
    /// LF, CR LF or CR; empty only at the end of a file whose last line is not ended.
    public internal(set) var ending: String
    /// What the line says; a rule in it bears the line number that it had when it was read.
    public let row: TableRow
  }

  /// Reads a table's text; an empty one begins a new table.
  public init(_ text: String, name: String) {
    self.name = name
    hasByteOrderMark = text.unicodeScalars.first == String.byteOrderMark
    var afterRules = false
    for (index, row) in TextRow.rows(of: text.withoutByteOrderMark).enumerated() {
      let content = TableRow(row.text, file: name, number: index + 1, afterRules: afterRules)
      if case .rule = content { afterRules = true }
      lines.append(Line(text: row.text, ending: row.ending, row: content))
    }
  }

  /// Reads the table at `file`, which errors call `name`, or by its own name without its folder.
  ///
  /// - Throws: ``TableError`` when the file cannot be read or is not UTF-8.
  public init(contentsOf file: URL, name: String? = nil) throws(TableError) {
    self.init(try TableError.text(of: file, name: name), name: name ?? file.lastPathComponent)
  }

  /// The text of the file.
  public var text: String {
    (hasByteOrderMark ? String(String.byteOrderMark) : "")
      + lines.map { $0.text + $0.ending }.joined()
  }

  /// The rules in the order of their lines, with the line numbers that they have now.
  public var rules: [Rule] {
    lines.enumerated().compactMap { index, line in
      guard case .rule(var rule) = line.row else { return nil }
      rule.line = index + 1
      return rule
    }
  }

  /// All that is wrong with the file, in the order of its lines.
  public var problems: [TableError] {
    var problems: [TableError] = []
    var firstLine: [Rule.Key: Int] = [:]
    for (index, line) in lines.enumerated() {
      switch line.row {
      case .faulty(let found):
        problems += found.map { TableError(file: name, line: index + 1, problem: $0) }
      case .rule(let rule):
        if let first = firstLine[rule.key] {
          problems.append(
            TableError(file: name, line: index + 1, problem: .duplicate(ofLine: first)))
        } else {
          firstLine[rule.key] = index + 1
        }
      case .blank, .comment, .header: break
      }
    }
    return problems
  }
}
