import Foundation
import Repair

/// A file of suggestions with its answers, on their way into a table.
struct AnsweredSuggestions {
  let file: URL
  let table: URL

  /// Takes accepted rows into the table, notes refused ones beside it, and leaves the others in the file.
  ///
  /// Nothing is written before all three files have been read without a fault; each appears whole. Done
  /// again after an interruption it comes to the same.
  ///
  /// - Returns: what was done, a line for each file.
  func apply() throws -> String {
    var suggestions = try SuggestionFile(contentsOf: file)
    var rules = try TableFile(contentsOf: table)
    if let problem = rules.problems.first { throw problem }
    var refused = try Self.refused(of: table)
    let before = refused.pairs
    let accepted = suggestions.rows.filter { $0.answer == .accepted }.map(\.rule)
    for row in suggestions.rows {
      switch row.answer {
      case .accepted: refused.remove(row.rule)
      case .refused: refused.add(row.rule)
      case .open: break
      }
    }
    let refusals = suggestions.rows.count { $0.answer == .refused }
    let (added, replaced) = rules.accept(accepted)
    suggestions.removeAnswered()
    let refusedFile = Self.refusedFile(of: table)
    if !accepted.isEmpty { try write(rules.text, to: table) }
    if refused.pairs != before { try write(refused.text, to: refusedFile) }
    if accepted.count + refusals > 0 { try write(suggestions.text, to: file) }
    return """
      \(table.path): \(added) rule(s) added, \(replaced) with a new weight
      \(refusedFile.path): \(refusals) noted, not to be suggested again
      \(file.path): \(suggestions.rows.count) left to answer

      """
  }

  /// What was refused for a table; nothing where no file says so.
  static func refused(of table: URL) throws -> RefusedSuggestions {
    let file = refusedFile(of: table)
    guard FileManager.default.fileExists(atPath: file.path) else { return RefusedSuggestions("") }
    return try RefusedSuggestions(contentsOf: file)
  }

  /// `my.refused.tsv` beside `my.tsv`.
  private static func refusedFile(of table: URL) -> URL {
    table.deletingPathExtension().appendingPathExtension("refused.tsv")
  }

  private func write(_ text: String, to file: URL) throws {
    try NamedOutput(path: file.path).write(text)
  }
}
