/// What a check of confusion tables has to say about one place.
public struct TableFinding: Sendable, Hashable, CustomStringConvertible {
  /// Name of the file: a table, its tests, a lexicon, a clean text.
  public var file: String
  /// From 1; `nil` when the file as a whole is concerned.
  public var line: Int?
  public var kind: Kind

  public enum Severity: String, Sendable, Hashable {
    /// The table does not do what it says, or does harm.
    case error
    /// Perhaps meant so.
    case warning
  }

  public enum Kind: Sendable, Hashable {
    /// The line, or the whole file, is no part of a table.
    case faulty(TableError.Problem)
    /// The weight is so low that the rule hardly ever fires.
    case implausibleWeight(Double)
    /// An earlier table has the same rule.
    case redundant(of: String)
    /// A `never` rule covers every place of the rule, which so never fires.
    case protected(by: String)
    /// An `always` rule takes every place of the rule, which so never fires.
    case overtaken(by: String)
    /// A rule with less of a context does the same and costs no more.
    case outweighed(by: String)
    /// Another `always` rule makes something else of the same text.
    case contradictory(to: String, right: String)
    /// A `never` rule protects what the rule always replaces.
    case contradictoryToNever(String)
    /// `always` rules that lead in a circle; the texts from the first round to it again.
    case cycle(texts: [String], rules: [String])
    /// Two rules that weigh, each of which says that most of the one is read as the other.
    case mutual(with: String)
    /// An `always` rule without context for what is common in print.
    case damagesProse(wrong: String, isCharacter: Bool)
    /// Not a lexicon.
    case faultyLexicon(LexiconError.Problem)
    /// The rule changes words of the lexicon.
    case changesLexicon(count: Int, word: String, place: String, changed: String)
    /// The rule changes text that is known to be right.
    case changesCleanText(count: Int, example: String, place: String, to: String)
    /// A line of a tests file that is not a text and what is expected of it.
    case malformedTest(columns: Int)
    /// The file of tests or of clean text cannot be read.
    case unreadable(TableError.Problem)
    case failedTest(text: String, expected: String, got: String)
  }

  public var severity: Severity {
    switch kind {
    case .implausibleWeight, .redundant, .outweighed, .mutual, .damagesProse: .warning
    case .faulty, .protected, .overtaken, .contradictory, .contradictoryToNever, .cycle,
      .faultyLexicon, .changesLexicon, .changesCleanText, .malformedTest, .unreadable,
      .failedTest:
      .error
    }
  }

  /// `chi_sim.tsv:12: error: what is wrong; what to do`.
  public var description: String {
    "\(file):\(line.map { "\($0):" } ?? "") \(severity.rawValue): \(kind.sentence)"
  }
}

extension TableFinding.Kind {
  var sentence: String {
    switch self {
    case .faulty(let problem), .unreadable(let problem): problem.sentence
    case .faultyLexicon(let problem): problem.sentence
    case .implausibleWeight(let weight):
      "the weight \(weight) lets the rule hardly ever fire; write a larger one, or leave the rule out"
    case .redundant(let other):
      "says the same as \(other); leave one of them out"
    case .protected(let other):
      "can never fire, since \(other) protects its place; remove one of the two, or give one a context"
    case .overtaken(let other):
      "can never fire, since \(other) always replaces its place; remove one of the two, or give one a "
        + "context"
    case .outweighed(let other):
      "adds nothing to \(other), which does the same with less of a context; remove it, or raise its "
        + "weight"
    case .contradictory(let other, let right):
      "\(other) always makes '\(right)' of the same text; keep one, or give each a context of its own"
    case .contradictoryToNever(let other):
      "always replaces what \(other) protects; keep one of the two"
    case .cycle(let texts, let rules):
      "always rules in a circle, \(texts.joined(separator: " → ")) (\(rules.joined(separator: ", "))); "
        + "remove one, or let them weigh"
    case .mutual(let other):
      "the weight says that most of the right text is read as the wrong one, and \(other) says the "
        + "reverse; lower one of the two"
    case .damagesProse(let wrong, let isCharacter):
      "always replaces '\(wrong)', a common \(isCharacter ? "character" : "word"); give the rule a "
        + "context, or let it weigh"
    case .changesLexicon(let count, let word, let place, let changed):
      "changes \(count) word\(count == 1 ? "" : "s") of the lexicon: '\(word)' (\(place)) becomes "
        + "'\(changed)'; protect the word with a never rule, or give this one a context"
    case .changesCleanText(let count, let example, let place, let to):
      "changes clean text in \(count) place\(count == 1 ? "" : "s"): '\(example)' (\(place)) gets "
        + "'\(to)'; lower the weight, give the rule a context, or protect the text with a never rule"
    case .malformedTest(let columns):
      "has \(columns) column\(columns == 1 ? "" : "s"); write a text, a tab, and the text expected"
    case .failedTest(let text, let expected, let got):
      "'\(text)' should become '\(expected)' and becomes '\(got)'; mend the table or the test"
    }
  }
}
