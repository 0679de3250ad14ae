public import DocumentModel

/// One line of a confusion table: what is read, what was printed, and when to believe it.
public struct Rule: Sendable, Hashable {
  /// What the engine reads; never empty, without spaces.
  public var wrong: [Unicode.Scalar]
  /// What was printed; for `never` the same as `wrong`.
  public var right: [Unicode.Scalar]
  /// log10 P(read as wrong | right), at most 0; 0 where the mode does not weigh.
  public var weightLog10: Double
  public var mode: Mode
  /// What must stand before and after the place; empty without a condition.
  public var before: [Unicode.Scalar]
  public var after: [Unicode.Scalar]
  /// Who says so: `hand`, or the pairs it was learnt from.
  public var source: String
  public var note: String
  /// Whose misreading it is; `nil` for any engine's.
  public var engine: Page.Engine? = nil
  /// Name of the table's file; its path where tables of one name are stacked.
  public var file: String
  /// From 1.
  public var line: Int

  public enum Mode: String, Sendable, CaseIterable {
    /// The decoder decides.
    case weigh
    /// Replaces wherever the context matches.
    case always
    /// Protects the text from every other rule.
    case never
  }

  /// How edits name the rule: `chi_sim.tsv:12`.
  public var name: String { "\(file):\(line)" }

  /// Whether it takes one numeral for another, with nothing beside it that tells which it is.
  var isNumeralForNumeral: Bool {
    wrong.count == 1 && right.count == 1 && before.isEmpty && after.isEmpty
      && Script.isNumeral(wrong[0].value) && Script.isNumeral(right[0].value)
  }

  /// Whether the rule is for text that `engine` read; text of an unknown one (`nil`) may have misreadings of any.
  func isFor(_ engine: Page.Engine?) -> Bool {
    self.engine == nil || engine == nil || self.engine == engine
  }

  /// What two rules of one table may not share.
  struct Key: Hashable {
    var wrong: [Unicode.Scalar]
    var right: [Unicode.Scalar]
    var before: [Unicode.Scalar]
    var after: [Unicode.Scalar]
    var engine: Page.Engine?
  }

  var key: Key { Key(wrong: wrong, right: right, before: before, after: after, engine: engine) }
  /// The same for rules of any engine, of which one is in force at a time.
  var keyOfText: Key { Key(wrong: wrong, right: right, before: before, after: after) }
}

/// What the repair may touch and what the model knows.
enum Script {
  /// Whether a scalar belongs to Chinese script, the only thing that the language model has words of.
  @inline(__always)
  static func isHan(_ value: UInt32) -> Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x323AF, 0x3005, 0x3007: true
    default: false
    }
  }

  /// Whether a scalar is a Chinese numeral, of daily use or of cheques.
  static func isNumeral(_ value: UInt32) -> Bool { numerals.contains(value) }

  private static let numerals = Set(
    "〇零一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億".unicodeScalars.map(\.value))

  /// Whether a scalar is a digit or a Latin letter of either width, which no rule may change.
  static func isDigitOrLatin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
    case 0xAA, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F: true
    default: false
    }
  }

  /// Whether a scalar is a space that misreadings and words are looked for across.
  @inline(__always)
  static func isSpace(_ value: UInt32) -> Bool {
    switch value {
    case 0x20, 0xA0, 0x2000...0x200B, 0x202F, 0x3000, 0xFEFF: true
    default: false
    }
  }
}
