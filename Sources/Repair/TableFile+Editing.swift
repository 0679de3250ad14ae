/// Changing the rules of a table and nothing else in its file.
extension TableFile {
  /// Puts a rule in the place of the one in line `number`, from 1.
  ///
  /// - Precondition: a rule stands there.
  public mutating func replaceRule(inLine number: Int, with rule: Rule) {
    precondition(holdsRule(number), "line \(number) of \(name) holds no rule")
    lines[number - 1] = line(for: rule, ending: lines[number - 1].ending)
  }

  /// Takes the rules in the lines `numbers`, from 1, out of the file.
  ///
  /// - Precondition: a rule stands in each.
  public mutating func removeRules(inLines numbers: Set<Int>) {
    precondition(numbers.allSatisfy(holdsRule), "a line to remove from \(name) holds no rule")
    lines = lines.enumerated().filter { !numbers.contains($0.offset + 1) }.map(\.element)
  }

  /// Adds rules at the end of the section that the comment `heading` begins.
  ///
  /// A section ends before the next blank line or comment; without such a heading a new section comes
  /// at the end of the file. A new file gets the header first.
  ///
  /// - Parameters:
  ///   - rules: in the order in which they shall stand.
  ///   - heading: one line, without `#`.
  public mutating func append(_ rules: [Rule], under heading: String) {
    guard !rules.isEmpty else { return }
    let ending = lines.first { !$0.ending.isEmpty }?.ending ?? "\n"
    let title = "# " + heading
    var place = lines.endIndex
    if let start = lines.lastIndex(where: { $0.row == .comment && $0.text == title }) {
      place =
        lines[(start + 1)...].firstIndex { $0.row == .blank || $0.row == .comment }
        ?? lines.endIndex
      endLastLine(with: ending)
    } else {
      endLastLine(with: ending)
      if lines.isEmpty {
        let header = ConfusionTable.columns.joined(separator: "\t")
        lines.append(Line(text: header, ending: ending, row: .header))
      }
      if lines.last?.row != .blank { lines.append(Line(text: "", ending: ending, row: .blank)) }
      lines.append(Line(text: title, ending: ending, row: .comment))
      place = lines.endIndex
    }
    lines.insert(contentsOf: rules.map { line(for: $0, ending: ending) }, at: place)
    if rules.contains(where: { $0.engine != nil }) { nameAllColumns() }
  }

  /// Gives the header a name for the column `engine`.
  private mutating func nameAllColumns() {
    let header = ConfusionTable.columns.joined(separator: "\t")
    guard let place = lines.firstIndex(where: { $0.row == .header && $0.text == header }) else {
      return
    }
    lines[place] = Line(
      text: ConfusionTable.allColumns.joined(separator: "\t"), ending: lines[place].ending,
      row: .header)
  }

  private func holdsRule(_ number: Int) -> Bool {
    guard lines.indices.contains(number - 1), case .rule = lines[number - 1].row else {
      return false
    }
    return true
  }

  private func line(for rule: Rule, ending: String) -> Line {
    Line(text: rule.row, ending: ending, row: .rule(rule))
  }

  private mutating func endLastLine(with ending: String) {
    guard let last = lines.indices.last, lines[last].ending.isEmpty else { return }
    lines[last].ending = ending
  }
}
