import DocumentModel
import Testing

@testable import Repair

@Suite struct SuggestionTests {
  private func tally(of texts: [String], margin: Double) throws -> SuggestionTally {
    let decoder = try decoder("咼\t高\t-3\n末\t未\t-4", margin: margin, model: sharedModel())
    var tally = SuggestionTally(shortfallLog10: 6)
    for text in texts {
      tally.add(
        Document(
          name: "a", kind: "text",
          pages: [Page(number: 1, origin: .plainText, lines: [TextLine(text: text)])]),
        explainedBy: decoder)
    }
    return tally
  }

  @Test func `a repair refused in several documents is suggested with an example`() throws {
    let text = "全县人民的生活水平有了提咼。"
    let choice = try #require(
      try decoder("咼\t高\t-3", margin: 0, model: sharedModel()).explanations(of: text).first?
        .choices.first)
    let margin = try #require(choice.totalLog10) + 1
    let tally = try tally(of: [text, text, text], margin: margin)
    let suggestion = try #require(
      tally.suggestions(least: 2, isKnown: { _, _ in false }).first)
    #expect(String(suggestion.rule.wrong) == "咼" && String(suggestion.rule.right) == "高")
    #expect(suggestion.rule.source == "suggested 0/3")
    #expect(suggestion.documents == 3 && suggestion.refused == 3 && suggestion.pays == 3)
    #expect(suggestion.rule.weightLog10 == -1.18)
    #expect(suggestion.rule.note.contains("水平有了提[咼]。"))
    #expect(tally.suggestions(least: 4, isKnown: { _, _ in false }).isEmpty)
    #expect(tally.suggestions(least: 2, isKnown: { $0 == "咼" && $1 == "高" }).isEmpty)
  }

  @Test func `answers are read back, and what is unclear names its line`() throws {
    let text = """
      # heading
      accept\twrong\tright\tweight\tmode\tcontext\tsource\tnote
      y\t勺\t的\t-0.8\tweigh\t\tsuggested 1/3\tx
      n\t末\t未\t-2
      \t咼\t高\t-1
      """
    let file = try SuggestionFile(text, name: "s.tsv")
    #expect(file.rows.map(\.answer) == [.accepted, .refused, .open])
    #expect(file.rows.map(\.rule.line) == [3, 4, 5])
    let again = try SuggestionFile(file.text, name: "s.tsv")
    #expect(again.rows.map(\.answer) == file.rows.map(\.answer))
    #expect(throws: SuggestionError(file: "s.tsv", line: 1, problem: .unknownAnswer("maybe"))) {
      try SuggestionFile("maybe\t勺\t的\t-1", name: "s.tsv")
    }
    #expect(throws: SuggestionError(file: "s.tsv", line: 2, problem: .rule(.weightAboveZero(3)))) {
      try SuggestionFile("\n\ty\t的\t3".replacing("\ty", with: "y\t勺"), name: "s.tsv")
    }
  }

  @Test func `answered rows go, all other lines stay byte for byte`() throws {
    let text =
      "\u{FEFF}# mine: ask Wang\r\naccept\twrong\tright\r\n\r\ny\t勺\t的\t-0.8\r\n"
      + "  \t 咼 \t高\t-1\r\n# later\r\nn\t末\t未\t-2\r\n\t了\t子\t-3"
    var file = try SuggestionFile(text, name: "s.tsv")
    #expect(Array(file.text.utf8) == Array(text.utf8))
    file.removeAnswered()
    #expect(
      Array(file.text.utf8)
        == Array(
          ("\u{FEFF}# mine: ask Wang\r\naccept\twrong\tright\r\n\r\n"
            + "  \t 咼 \t高\t-1\r\n# later\r\n\t了\t子\t-3").utf8))
  }

  @Test func `accepted rules come at the end, a known one gets the new weight`() throws {
    var table = TableFile("# mine\n勺\t的\t-3  \n", name: "t.tsv")
    let rules = try ConfusionTable.parse("勺\t的\t-0.8\n咼\t高\t-1", file: "s.tsv")
    #expect(table.accept(rules) == (1, 1))
    #expect(
      table.text
        == "# mine\n勺\t的\t-0.8\tweigh\n\n# \(TableFile.suggestionsHeading)\n咼\t高\t-1\tweigh\n")
    let once = table.text
    #expect(table.accept(rules) == (0, 2))
    #expect(table.text == once)
  }

  @Test func `refused pairs are remembered until they are taken out`() throws {
    var refused = RefusedSuggestions("# note\n勺\t的\n")
    let rule = try ConfusionTable.parse("咼\t高\t-1", file: "s.tsv")[0]
    refused.add(rule)
    #expect(RefusedSuggestions(refused.text).pairs.count == 2)
    refused.remove(rule)
    #expect(RefusedSuggestions(refused.text).pairs == [.init(wrong: "勺", right: "的")])
  }

  @Test func `notes, further columns and the order of refused pairs stay`() throws {
    let text = "# asked on Monday\r\n末\t未\tsee page 3\r\n?\r\n\r\n勺\t的"
    var refused = RefusedSuggestions(text)
    #expect(refused.text == text && refused.pairs.count == 2)
    let rules = try ConfusionTable.parse("咼\t高\t-1\n末\t未\t-1\n\"#\"\t井\t-1", file: "s.tsv")
    refused.add(rules[0])
    refused.add(rules[1])
    #expect(refused.text == text + "\r\n咼\t高\r\n")
    refused.remove(rules[1])
    refused.add(rules[2])
    #expect(refused.text == "# asked on Monday\r\n?\r\n\r\n勺\t的\r\n咼\t高\r\n\"#\"\t井\r\n")
    #expect(RefusedSuggestions(refused.text).pairs == refused.pairs)
  }
}
