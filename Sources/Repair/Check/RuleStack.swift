import DocumentModel

/// The rules of stacked tables that are in force, and which table each is from.
///
/// What a later table does to the rules of an earlier one is meant so; what an earlier one does to the
/// rules of a later one is not.
struct RuleStack {
  let table: ConfusionTable
  private let rank: [String: Int]

  /// - Parameters:
  ///   - files: the tables' rules, the later ones over the earlier ones.
  ///   - engine: for whose text they are in force; `nil` for text of an unknown one.
  init(_ files: [TableFile], for engine: Page.Engine? = nil) {
    table = ConfusionTable(rules: files.flatMap(\.rules), for: engine)
    rank = Dictionary(files.enumerated().map { ($1.name, $0) }) { $1 }
  }

  var rules: [Rule] { table.rules }

  /// Place of the rule's table in the stack, the lowest 0.
  func rank(of rule: Rule) -> Int { rank[rule.file] ?? 0 }

  /// Whether `rule` stands in a table above that of `other`.
  func isAbove(_ rule: Rule, _ other: Rule) -> Bool { rank(of: rule) > rank(of: other) }

  func finding(_ rule: Rule, _ kind: TableFinding.Kind) -> TableFinding {
    TableFinding(file: rule.file, line: rule.line, kind: kind)
  }
}
