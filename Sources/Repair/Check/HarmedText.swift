import DocumentModel

/// Finds rules that change what is right: words of the lexicon, and text known to be clean.
struct HarmedText {
  /// A text that is right as it is, line by line.
  struct CleanText {
    let name: String
    let lines: [String]

    init(name: String, text: String) {
      self.name = name
      lines = TextRow.rows(of: text.withoutByteOrderMark).map(\.text)
    }
  }

  private let stack: RuleStack
  private let byName: [String: Rule]

  init(_ stack: RuleStack) {
    self.stack = stack
    byName = Dictionary(stack.rules.map { ($0.name, $0) }) { $1 }
  }

  /// What a rule does to a text, and where first.
  private struct Harm {
    var count = 0
    var first: Edit
  }

  /// What each rule does, by its name; what the decoder does without a rule of the table is left out.
  private func harm(_ edits: [Edit]) -> [(rule: Rule, harm: Harm)] {
    var harm: [String: Harm] = [:]
    for edit in edits { harm[edit.rule, default: Harm(first: edit)].count += 1 }
    return harm.compactMap { name, harm in byName[name].map { ($0, harm) } }
  }

  /// Rules that change a word of the lexicon.
  ///
  /// The words stand alone, and are decoded with the smallest margin: in a text that shows many misreadings
  /// they must stay as well.
  func findings(in lexicon: Lexicon, decoder: Decoder) -> [TableFinding] {
    var settings = decoder.settings
    settings.marginLog10 = settings.leastMarginLog10
    let careless = Decoder(table: decoder.table, model: decoder.model, settings: settings)
    // An empty line parts the words from one another.
    let text = lexicon.words.map { String($0.text) }.joined(separator: "\n\n")
    let edits = careless.decode(text).edits
    let ofLine = Dictionary(grouping: edits, by: \.line.line)
    return harm(edits).map { rule, harm in
      let word = lexicon.words[harm.first.line.line / 2]
      let changed = String(word.text).applying(
        ofLine[harm.first.line.line, default: []].filter { $0.rule == rule.name })
      return stack.finding(
        rule,
        .changesLexicon(
          count: harm.count, word: String(word.text), place: "\(word.file):\(word.line)",
          changed: changed))
    }
  }

  /// Rules that change a text that is right as it is.
  func findings(in texts: [CleanText], decoder: Decoder) -> [TableFinding] {
    var total: [String: (count: Int, kind: TableFinding.Kind)] = [:]
    for text in texts {
      for (rule, harm) in harm(decoder.decode(text.lines.joined(separator: "\n")).edits) {
        let count = (total[rule.name]?.count ?? 0) + harm.count
        let first = harm.first
        let kind = TableFinding.Kind.changesCleanText(
          count: count,
          example: Self.example(of: first, in: Array(text.lines[first.line.line].unicodeScalars)),
          place: "\(text.name):\(first.line.line + 1)", to: first.to)
        total[rule.name] = (count, total[rule.name].map { $0.kind.counting(count) } ?? kind)
      }
    }
    return total.compactMap { name, told in
      byName[name].map { stack.finding($0, told.kind) }
    }
  }

  /// The place with some text around it, the place itself in brackets.
  private static func example(of edit: Edit, in line: [Unicode.Scalar]) -> String {
    let end = edit.offset + edit.from.unicodeScalars.count
    return String(line[max(0, edit.offset - 8)..<edit.offset]) + "[\(edit.from)]"
      + String(line[end..<min(line.count, end + 8)])
  }
}

extension TableFinding.Kind {
  /// The same example with another count.
  fileprivate func counting(_ count: Int) -> TableFinding.Kind {
    guard case .changesCleanText(_, let example, let place, let to) = self else { return self }
    return .changesCleanText(count: count, example: example, place: place, to: to)
  }
}
