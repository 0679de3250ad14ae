public import DocumentModel

/// Leaves out lines that were read twice where two pages join, and tells of text that may be doubled.
///
/// Scans that overlap show the last lines of one page again at the top of the next. Such lines are left out
/// once (the reading that the engine was less sure of, or the second) when they are the same to the
/// character, and at least one of the lines has eight characters. A line that its page has twice stays, and
/// so does what is alike only nearly, one change in eight characters (甲方应当… and 乙方应当… are two
/// sentences): a note tells where. Words that stand doubled inside a line (政府政府) are told of and never
/// touched: a table's rule can mend those that are known to be wrong.
///
/// A text file has a join where a line between was left out as a running head or page number.
public struct DropDoubledLines: DocumentOperator {
  public static let name = "drop-doubled-lines"

  public enum Mode: String, Sendable, Codable, CaseIterable {
    case drop
    /// Lines stay; the notes tell of them.
    case report
  }

  public var mode = Mode.drop
  /// Whether a note tells of words that stand doubled inside a line.
  public var reportWords = true

  public init() {}

  public func apply(to document: Document) -> Document {
    var result = document
    var dropped: [String] = []
    var doubtful: [String] = []
    for join in PageJoin.joins(of: document) {
      switch join.overlap(in: document) {
      case .none: break
      case .alike(let text): doubtful.append("\(join.place(in: document)): \(text)")
      case .same(let lines, let text):
        guard mode == .drop else {
          doubtful.append("\(join.place(in: document)): \(text)")
          continue
        }
        dropped.append("\(join.place(in: document)): \(text)")
        for line in lines {
          result[line].drop = Drop(
            stage: Self.name, reason: "read twice, \(join.place(in: document))")
        }
      }
    }
    if reportWords { doubtful += DoubledWords.findings(in: result) }
    if !dropped.isEmpty {
      result.notes.append("read twice where pages join, left out once: \(Self.list(dropped))")
    }
    if !doubtful.isEmpty { result.notes.append("may be doubled: \(Self.list(doubtful))") }
    return result
  }

  /// Findings that a note spells out.
  private static let told = 5

  private static func list(_ findings: [String]) -> String {
    let rest = findings.count - told
    return findings.prefix(told).joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
  }
}
