public import Foundation

/// Reading a table from its file.
///
/// UTF-8, tab-separated, one rule per line: `wrong right weight mode context source note`, the last
/// five optional, `#` begins a comment line, a header line may come first.
extension ConfusionTable {
  static let columns = ["wrong", "right", "weight", "mode", "context", "source", "note"]

  /// Reads the rules of one file.
  ///
  /// - Throws: ``TableError`` that names file, line and remedy.
  public static func parse(file: URL) throws(TableError) -> [Rule] {
    let data: Data
    do {
      data = try Data(contentsOf: file)
    } catch {
      throw TableError(
        file: file.path, line: nil, problem: .unreadable(error.localizedDescription))
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw TableError(file: file.lastPathComponent, line: nil, problem: .notUTF8)
    }
    return try parse(text, file: file.lastPathComponent)
  }

  /// Reads the rules of a table's text; `file` is its name for messages and edits.
  ///
  /// - Throws: ``TableError`` that names file, line and remedy.
  public static func parse(_ text: String, file: String) throws(TableError) -> [Rule] {
    var rules: [Rule] = []
    var lineOf: [Rule.Key: Int] = [:]
    var number = 0
    let body = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    for line in body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      if line.hasPrefix("#") { continue }
      var fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      while fields.last == "" { fields.removeLast() }
      if fields.isEmpty { continue }
      if rules.isEmpty, fields[0] == columns[0] {
        if fields != Array(columns.prefix(fields.count)) {
          throw TableError(file: file, line: number, problem: .unknownHeader(fields))
        }
        continue
      }
      do throws(TableError.Problem) {
        let rule = try rule(of: fields, file: file, line: number)
        if let earlier = lineOf.updateValue(number, forKey: rule.key) {
          throw .duplicate(ofLine: earlier)
        }
        rules.append(rule)
      } catch {
        throw TableError(file: file, line: number, problem: error)
      }
    }
    return rules
  }

  private static func rule(
    of fields: [String], file: String, line: Int
  ) throws(TableError.Problem) -> Rule {
    guard fields.count >= 2, fields.count <= columns.count else {
      throw .columnCount(fields.count)
    }
    func field(_ index: Int) -> String { index < fields.count ? fields[index] : "" }
    let wrong = Array(field(0).unicodeScalars)
    var right = Array(field(1).unicodeScalars)
    guard !wrong.isEmpty else { throw .emptyWrong }
    guard let mode = Rule.Mode(rawValue: field(3).isEmpty ? "weigh" : field(3)) else {
      throw .unknownMode(field(3))
    }
    if let space = (wrong + right).first(where: { Script.isSpace($0.value) }) {
      throw .space(space)
    }
    let context = try context(of: field(4))

    switch mode {
    case .never:
      if right.isEmpty { right = wrong }
      guard right == wrong else { throw .neverChanges(right: field(1)) }
    case .always, .weigh:
      guard right != wrong else { throw .changesNothing }
      if let scalar = (wrong + right).first(where: Script.isDigitOrLatin) {
        throw .digitOrLatin(scalar)
      }
      if mode == .weigh, right.isEmpty { throw .weighedDeletion }
    }
    return Rule(
      wrong: wrong, right: right, weightLog10: try weight(of: field(2), mode: mode), mode: mode,
      before: context.before, after: context.after, source: field(5), note: field(6),
      file: file, line: line)
  }

  private static func weight(
    of field: String, mode: Rule.Mode
  ) throws(TableError.Problem) -> Double {
    if field.isEmpty {
      if mode == .weigh { throw .weightMissing }
      return 0
    }
    guard let weight = Double(field), weight.isFinite else { throw .weightNotANumber(field) }
    guard weight <= 0 else { throw .weightAboveZero(weight) }
    return mode == .weigh ? weight : 0
  }

  private static func context(
    of field: String
  ) throws(TableError.Problem) -> (before: [Unicode.Scalar], after: [Unicode.Scalar]) {
    if field.isEmpty { return ([], []) }
    let parts = field.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw .contextPlaces(parts.count - 1) }
    let sides = parts.map { Array($0.unicodeScalars) }
    if let space = sides.joined().first(where: { Script.isSpace($0.value) }) { throw .space(space) }
    return (sides[0], sides[1])
  }
}
