/// A text and what a table must make of it: a line of `NAME.tests.tsv`.
public struct TableTest: Sendable, Hashable {
  public var text: String
  public var expected: String
  /// Name of the tests file.
  public var file: String
  /// From 1.
  public var line: Int

  /// The tests of a file's text, and the number of columns of each line that is none.
  ///
  /// A line is a text, a tab, and the text expected, which may be empty; `#` begins a comment line.
  static func read(
    _ text: String, file: String
  ) -> (tests: [TableTest], malformed: [(line: Int, columns: Int)]) {
    var tests: [TableTest] = []
    var malformed: [(line: Int, columns: Int)] = []
    for (index, row) in TextRow.rows(of: text.withoutByteOrderMark).enumerated() {
      let fields = TabbedFields(row.text, trimming: false).values
      if fields.allSatisfy(\.isEmpty) || fields[0].hasPrefix("#") { continue }
      guard fields.count >= 2, fields.dropFirst(2).allSatisfy(\.isEmpty), !fields[0].isEmpty
      else {
        malformed.append((index + 1, fields.count))
        continue
      }
      tests.append(
        TableTest(text: fields[0], expected: fields[1], file: file, line: index + 1))
    }
    return (tests, malformed)
  }
}
