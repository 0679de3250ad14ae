import DocumentModel

/// What a line of a confusion table says.
public enum TableRow: Sendable, Equatable {
  case blank
  case comment
  case header
  case rule(Rule)
  /// All that is wrong with it, at least one problem.
  case faulty([TableError.Problem])

  /// Reads a line; `afterRules` says whether lines with rules stand before it.
  init(_ line: String, file: String, number: Int, afterRules: Bool) {
    let fields = TabbedFields(line, trimming: true)
    var values = fields.values
    while values.last == "" { values.removeLast() }
    guard let first = values.first else {
      self = .blank
      return
    }
    // A spreadsheet quotes a comment with a comma in it.
    if first.hasPrefix("#"), !fields.isFirstQuoted || values.count == 1 {
      self = .comment
      return
    }
    let header = ConfusionTable.allColumns
    if first == header[0], !afterRules || values == Array(header.prefix(values.count)) {
      let isRight = values == Array(header.prefix(values.count))
      self = isRight ? .header : .faulty([.unknownHeader(values)])
      return
    }
    self = Self.rule(of: values, fields.hasUnclosedQuote, file: file, number: number)
  }

  private static func rule(
    of values: [String], _ hasUnclosedQuote: Bool, file: String, number: Int
  ) -> TableRow {
    if hasUnclosedQuote { return .faulty([.unclosedQuote]) }
    guard values.count >= 2, values.count <= ConfusionTable.allColumns.count else {
      return .faulty([.columnCount(values.count)])
    }
    var fields = FieldsOfRule(values)
    let rule = fields.rule(file: file, line: number)
    return fields.problems.isEmpty ? .rule(rule) : .faulty(fields.problems)
  }
}

/// Makes a rule of the fields of a line and collects what is wrong with them.
private struct FieldsOfRule {
  private let values: [String]
  private(set) var problems: [TableError.Problem] = []

  init(_ values: [String]) {
    self.values = values
  }

  private func field(_ index: Int) -> String { index < values.count ? values[index] : "" }

  /// The rule, of use when no problem was found.
  mutating func rule(file: String, line: Int) -> Rule {
    let wrong = Array(field(0).unicodeScalars)
    var right = Array(field(1).unicodeScalars)
    if wrong.isEmpty { problems.append(.emptyWrong) }
    let engine = Page.Engine(rawValue: field(7))
    if engine == nil, !field(7).isEmpty { problems.append(.unknownEngine(field(7))) }
    let mode = Rule.Mode(rawValue: field(3).isEmpty ? "weigh" : field(3))
    if mode == nil { problems.append(.unknownMode(field(3))) }
    refuseSpace(in: wrong + right)
    let context = context()
    switch mode {
    case .never:
      if right.isEmpty { right = wrong }
      if right != wrong { problems.append(.neverChanges(right: field(1))) }
    case .always, .weigh:
      if right == wrong, !wrong.isEmpty { problems.append(.changesNothing) }
      if let scalar = (wrong + right).first(where: Script.isDigitOrLatin) {
        problems.append(.digitOrLatin(scalar))
      }
      if mode == .weigh, right.isEmpty { problems.append(.weighedDeletion) }
    case nil: break
    }
    return Rule(
      wrong: wrong, right: right, weightLog10: weight(mode), mode: mode ?? .weigh,
      before: context.before, after: context.after, source: field(5), note: field(6),
      engine: engine, file: file, line: line)
  }

  private mutating func weight(_ mode: Rule.Mode?) -> Double {
    let text = field(2)
    if text.isEmpty {
      if mode == .weigh { problems.append(.weightMissing) }
      return 0
    }
    guard let weight = Double(text), weight.isFinite else {
      problems.append(.weightNotANumber(text))
      return 0
    }
    if weight > 0 { problems.append(.weightAboveZero(weight)) }
    return mode == .weigh ? weight : 0
  }

  private mutating func context() -> (before: [Unicode.Scalar], after: [Unicode.Scalar]) {
    let text = Array(field(4).unicodeScalars)
    if text.isEmpty { return ([], []) }
    let sides = text.split(separator: "_", omittingEmptySubsequences: false).map(Array.init)
    refuseSpace(in: text)
    guard sides.count == 2 else {
      problems.append(.contextPlaces(sides.count - 1))
      return ([], [])
    }
    return (sides[0], sides[1])
  }

  private mutating func refuseSpace(in text: [Unicode.Scalar]) {
    let space = text.first {
      Script.isSpace($0.value) || $0.properties.isWhitespace
        || $0.properties.generalCategory == .control
    }
    if let space { problems.append(.space(space)) }
  }
}

extension Rule {
  /// The rule as a line of its table, without the line end and without empty columns at its end.
  public var row: String {
    let weight: String =
      switch mode {
      case .weigh:
        weightLog10 == weightLog10.rounded() && abs(weightLog10) < 1e6
          ? String(Int(weightLog10)) : String(weightLog10)
      case .always: "0"
      case .never: ""
      }
    let context = before.isEmpty && after.isEmpty ? "" : String(before) + "_" + String(after)
    var fields = [
      String(wrong), String(right), weight, mode.rawValue, context, source, note,
      engine?.rawValue ?? "",
    ].map(\.asTabbedField)
    // Else the line would be a comment.
    if fields[0].hasPrefix("#") { fields[0] = "\"\(fields[0])\"" }
    while fields.last == "" { fields.removeLast() }
    return fields.joined(separator: "\t")
  }
}
