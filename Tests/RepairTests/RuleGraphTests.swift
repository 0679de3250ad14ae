import DocumentModel
import TestSupport
import Testing

@testable import Repair

/// The checks of rules among one another, against what the decoder does and against trying everything.
@Suite struct RuleGraphTests {
  private static let letters = ["甲", "乙"]

  private static func word(_ lengths: ClosedRange<Int>, _ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: lengths, using: &random))
      .map { _ in letters.randomElement(using: &random) ?? "" }.joined()
  }

  private static let texts: [String] = (1...5).reduce(into: []) { texts, length in
    texts += (0..<length).reduce([""]) { words, _ in
      words.flatMap { word in letters.map { word + $0 } }
    }
  }

  @Test func `of two rules one is told out of reach when no text lets it fire`() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<150 {
      let rows = ["never", "always"].shuffled(using: &random).map { mode in
        let (wrong, before) = (Self.word(1...2, &random), Self.word(0...1, &random))
        return
          "\(wrong)\t\(mode == "never" ? "" : "丁")\t\t\(mode)\t\(before)_\(Self.word(0...1, &random))"
      }
      let pair = TableFile(
        [rows[0], Bool.random(using: &random) ? rows[1] : rows[0].replacing("丁", with: "戊")]
          .joined(separator: "\n"), name: "t")
      guard pair.problems.isEmpty else { continue }
      let stack = RuleStack([pair])
      let told = Set(
        (ShadowedRules(stack).findings() + OpposedRules(stack, files: [pair]).findings())
          .compactMap(\.line))
      let decoder = Decoder(table: stack.table, model: nil)
      let firing = Set(Self.texts.flatMap { decoder.decode($0).edits.map(\.rule) })
      for rule in stack.rules where rule.mode == .always {
        #expect(
          told.contains(rule.line) == !firing.contains(rule.name), "\(pair.text), \(rule.name)")
      }
    }
  }

  @Test func `components are those of nodes that lead to one another`() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<200 {
      let nodes = Array(0..<Int.random(in: 1...9, using: &random))
      let edges = Dictionary(
        uniqueKeysWithValues: nodes.map { node in
          (node, nodes.filter { $0 != node && Int.random(in: 0..<6, using: &random) == 0 })
        })
      func reached(from start: Int) -> Set<Int> {
        var seen = Set<Int>()
        var open = edges[start] ?? []
        while let node = open.popLast() {
          if seen.insert(node).inserted { open += edges[node] ?? [] }
        }
        return seen
      }
      let expected = Set(
        nodes.map { node in
          Set(
            nodes.filter {
              $0 == node || reached(from: node).contains($0) && reached(from: $0).contains(node)
            })
        }.filter { $0.count > 1 })
      #expect(Set(StrongComponents(edges).components(of: nodes).map(Set.init)) == expected)
    }
  }

  @Test func `a rule's core leaves out what is the same on both sides`() throws {
    let rules = try ConfusionTable.parse(
      "提咼了\t提高了\t-1\t\t大_\n甲甲\t甲\t0\talways", file: "t")
    let (place, right) = rules[0].core
    #expect(place == RulePlace(before: ["大", "提"], text: ["咼"], after: ["了"]) && right == ["高"])
    #expect(rules[1].core.right == [] && rules[1].core.place.text == ["甲"])
  }

  @Test func `a place is found from those that ask for more, the widest context first`() {
    func place(_ before: String, _ after: String, _ text: String = "甲") -> RulePlace {
      RulePlace(
        before: Array(before.unicodeScalars), text: Array(text.unicodeScalars),
        after: Array(after.unicodeScalars))
    }
    let index = PlaceIndex([
      place("", ""): 0, place("乙", ""): 1, place("", "丙"): 2, place("乙", "丙"): 3,
      place("丁乙", "丙"): 4, place("戊", ""): 5, place("", "", "庚"): 6,
    ])
    #expect(Array(index.moreGeneral(than: place("丁乙", "丙"))) == [3, 1, 2, 0])
    #expect(Array(index.moreGeneral(than: place("丁", "丙丁"))) == [2, 0])
    #expect(index[place("乙", "")] == 1 && index[place("己", "")] == nil)
  }

  @Test func `contexts of thousands of characters take no time`() {
    let long = String(repeating: "乙", count: 5000)
    let file = TableFile(
      """
      甲\t丁\t-1
      甲\t丁\t-2\tweigh\t\(long)_\(long)
      丁\t甲\t0\talways\t\(long)_\(long)
      甲\t丁\t0\talways\t_\(long)
      """, name: "t")
    let stack = RuleStack([file])
    // Cut in every way, the two contexts of a rule are 25 million places of up to 10,000 characters.
    let time = ContinuousClock().measure {
      #expect(OpposedRules(stack, files: [file]).findings().map(\.line) == [2])
      #expect(RuleCycles(stack).findings().count == 1)
    }
    #expect(time < .seconds(20))
  }
}
