import TestSupport
import Testing

@testable import Repair

/// What the decoder gets in one case of a property test: few letters, so that much overlaps.
struct RandomCase {
  static let letters = Array("的勺人大民未末来，冇".unicodeScalars)
  private static let fillers = [
    "", "", " ", "\n", "12", "ab", "，", "。", "\u{3000}", "\n\n", "    ",
  ]

  /// A few rules of all modes, some with a context, one in a while deleting.
  static func table(
    _ random: inout SeededGenerator,
    modes: [String] = ["weigh", "weigh", "weigh", "always", "never"]
  ) -> ConfusionTable {
    var rules: [Rule] = []
    for number in 0..<Int.random(in: 3...8, using: &random) {
      let mode = modes.randomElement(using: &random) ?? ""
      // Mostly short, so that it stands in a short text.
      let wrong = word(1...(number % 4 == 0 ? 3 : 1), &random)
      var right = word((mode == "always" ? 0 : 1)...3, &random)
      // What makes words wins now and then; random letters hardly ever do.
      if mode == "weigh", Bool.random(using: &random) {
        right = ["的", "有", "人", "大人", "未来", "人民"].randomElement(using: &random) ?? right
      }
      if wrong == right { right += "一" }
      let weight = Double(Int.random(in: -2...0, using: &random)) / 2
      var context = ""
      if Int.random(in: 0..<3, using: &random) == 0 {
        context = word(0...2, &random) + "_" + word(0...1, &random)
      }
      let line = "\(wrong)\t\(mode == "never" ? "" : right)\t\(weight)\t\(mode)\t\(context)"
      do {
        rules += try ConfusionTable.parse(line, file: "r\(number).tsv")
      } catch {
        Issue.record("\(line): \(error)")
      }
    }
    return ConfusionTable(rules: rules)
  }

  static func shapes(_ random: inout SeededGenerator) -> ShapePrior {
    let han = letters.filter { Script.isHan($0.value) }.map(\.value)
    var neighboursOf: [UInt32: [UInt32]] = [:]
    for value in han where Bool.random(using: &random) {
      neighboursOf[value] = Array(
        han.filter { $0 != value }.shuffled(using: &random)
          .prefix(Int.random(in: 0...2, using: &random)))
    }
    return ShapePrior(neighboursOf: neighboursOf)
  }

  static func lexicon(_ random: inout SeededGenerator) throws -> Lexicon {
    var words: Set<String> = []
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      words.insert(word(1...3, &random))
    }
    let lines = words.sorted().filter { $0.unicodeScalars.contains { Script.isHan($0.value) } }
      .map { "\($0)\t\(Double(Int.random(in: -8...0, using: &random)) / 2)" }
    return try RepairTests.lexicon(lines.joined(separator: "\n"))
  }

  static func word(_ lengths: ClosedRange<Int>, _ random: inout SeededGenerator) -> String {
    String(
      (0..<Int.random(in: lengths, using: &random)).map { _ in
        letters[Int.random(in: letters.indices, using: &random)]
      })
  }

  /// Words with spaces, line feeds, digits, Latin and marks between them.
  static func text(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...6, using: &random)).map { _ in
      word(1...6, &random) + (fillers.randomElement(using: &random) ?? "")
    }.joined()
  }

  /// Lines as a page gives them, some with confidences.
  static func lines(_ random: inout SeededGenerator) -> [Passage.Line] {
    let hasConfidences = Bool.random(using: &random)
    return text(&random).unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { scalars in
        Passage.Line(
          scalars: Array(scalars),
          confidences: hasConfidences ? confidences(scalars.count, &random) : [])
      }
  }

  static func confidences(_ count: Int, _ random: inout SeededGenerator) -> [Float] {
    (0..<count).map { _ in [-1, 0.5, 0.9, 0.95, 0.99, 0.99, 1].randomElement(using: &random) ?? 1 }
  }
}
