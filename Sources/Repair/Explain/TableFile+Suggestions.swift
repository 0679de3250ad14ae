extension TableFile {
  /// Takes accepted suggestions into the table: a rule with the same wrong, right and context gets the
  /// new weight where it stands, others come into a section of their own at the end.
  ///
  /// - Returns: how many rules are new, and how many took the place of an old one.
  public mutating func accept(_ suggested: [Rule]) -> (added: Int, replaced: Int) {
    var lineOf: [Rule.Key: Int] = [:]
    for rule in rules { lineOf[rule.key] = rule.line }
    var new: [Rule.Key: Rule] = [:]
    var order: [Rule.Key] = []
    var replaced = 0
    for rule in suggested {
      if let line = lineOf[rule.key] {
        replaceRule(inLine: line, with: rule)
        replaced += 1
      } else {
        if new.updateValue(rule, forKey: rule.key) == nil { order.append(rule.key) }
      }
    }
    append(order.compactMap { new[$0] }, under: Self.suggestionsHeading)
    return (order.count, replaced)
  }

  static let suggestionsHeading = "suggested from finished runs, accepted by hand"
}
