import DocumentModel
import Foundation
import Repair

/// What `kanwu table explain` prints.
struct ExplanationReport: Encodable {
  private let text: String
  let repaired: String
  let places: [Explanation]

  private enum CodingKeys: String, CodingKey {
    case repaired, places
  }

  /// Characters of the text shown on either side of a place.
  private static let reach = 6

  init(text: String, repaired: String, places: [Explanation]) {
    self.text = text
    self.repaired = repaired
    self.places = places
  }

  /// For programs; lines and offsets from 0.
  func forPrograms() throws -> String {
    try JSONForPrograms.text(of: self)
  }

  /// For people; lines and characters from 1.
  func forPeople() -> String {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map(Array.init)
    var result = repaired + "\n"
    if places.isEmpty {
      result += "\nNo other reading scores better anywhere; --all shows what was looked at.\n"
    }
    for place in places {
      result += "\n" + heading(of: place, in: lines[place.line.line]) + "\n"
      if place.choices.isEmpty {
        result += "  nothing is offered for it\n"
      } else {
        result += TextColumns.byContent([Self.titles] + place.choices.map(row)).text()
      }
    }
    // A text may hold what would steer the terminal.
    return result.split(separator: "\n", omittingEmptySubsequences: false)
      .map { escapingControls(String($0)) }.joined(separator: "\n")
  }

  private func heading(of place: Explanation, in line: [Unicode.Scalar]) -> String {
    let end = min(line.count, place.offset + place.read.unicodeScalars.count)
    func string(_ range: Range<Int>) -> String {
      String(String.UnicodeScalarView(line[range]))
    }
    let context =
      string(max(0, place.offset - Self.reach)..<place.offset) + "["
      + string(place.offset..<end) + "]" + string(end..<min(line.count, end + Self.reach))
    var facts = place.suspicions.map(\.sentence)
    if let confidence = place.confidence {
      facts.insert(String(format: "confidence %.3f", confidence), at: 0)
    }
    return "line \(place.line.line + 1), character \(place.offset + 1): \(context)  "
      + facts.joined(separator: ", ")
  }

  private static let titles = [
    " ", "reading", "offered by", "weight", "doubt", "echo", "language", "total", "margin", "",
  ]

  private func row(_ choice: Explanation.Choice) -> [String] {
    func figure(_ value: Double?) -> String {
      value.map { String(format: "%.2f", $0 == 0 ? 0 : $0) } ?? "-"
    }
    let isWeighed = choice.offer != .alwaysRule
    return [
      choice.decision == .taken ? "*" : " ", choice.writes.isEmpty ? "(nothing)" : choice.writes,
      choice.offeredBy,
      isWeighed ? figure(choice.channelLog10) : "always", figure(choice.doubtLog10),
      figure(choice.echoLog10), figure(choice.languageLog10), figure(choice.totalLog10),
      isWeighed ? figure(choice.marginLog10) : "-", choice.verdict,
    ]
  }
}

extension Explanation.Suspicion {
  fileprivate var sentence: String {
    switch self {
    case .unsureGlyph: "the engine was unsure"
    case .uncoveredByWords: "in no word"
    case .rule: "a rule matches"
    }
  }
}

extension Explanation.Choice {
  fileprivate var offeredBy: String {
    switch offer {
    case .weighRule, .alwaysRule: rule ?? "rule"
    case .lookAlike: "look-alike \(rank ?? 0)"
    case .completion: "completion"
    case .secondLook: "second look"
    }
  }

  fileprivate var verdict: String {
    switch decision {
    case .taken: "taken"
    case .belowMargin: "refused: below the margin"
    case .anotherWon: "refused: \(because.flatMap { $0.isEmpty ? nil : $0 } ?? "deletion") won"
    case .outweighed: "refused: the changes around it leave no need"
    case .protected: "refused: protected by \(because ?? "")"
    }
  }
}
