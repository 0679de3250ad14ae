public import struct Foundation.URL

/// Reading a table from its file.
///
/// UTF-8, tab-separated, one rule per line: `wrong right weight mode context source note engine`, the last
/// six optional, `#` begins a comment line, a header line may come first. Fields may be in quotation
/// marks, as spreadsheets write them.
extension ConfusionTable {
  static let columns = ["wrong", "right", "weight", "mode", "context", "source", "note"]
  /// With the one that only tables with rules for one engine need.
  static let allColumns = columns + ["engine"]

  /// Reads the rules of one file, which messages and edits call `name`, or by its own name without its
  /// folder.
  ///
  /// - Throws: ``TableError`` that names file, line and remedy, for the first problem.
  public static func parse(file: URL, name: String? = nil) throws(TableError) -> [Rule] {
    try rules(of: TableFile(contentsOf: file, name: name))
  }

  /// Reads the rules of a table's text; `file` is its name for messages and edits.
  ///
  /// - Throws: ``TableError`` that names file, line and remedy, for the first problem.
  public static func parse(_ text: String, file: String) throws(TableError) -> [Rule] {
    try rules(of: TableFile(text, name: file))
  }

  private static func rules(of file: TableFile) throws(TableError) -> [Rule] {
    if let problem = file.problems.first { throw problem }
    return file.rules
  }
}
