import DocumentModel
import Foundation
import Testing

@testable import Repair

@Suite struct ExplanationTests {
  private static let text = """
    全县人民勺生活水平有了提咼，桌上放着一把勺子。
    期末考试安排在周末，末来三年政府政府公报
    各村村民勺收
    入不断增加。
    """
  private static let table = """
    勺\t的\t-0.8
    咼\t高\t-0.1
    末\t未\t-2
    政府政府\t政府\t0\talways
    勺子\t勺子\t\tnever
    """

  private func shapes() throws -> ShapePrior {
    try ShapePrior(file: packageFolder.appendingPathComponent("Pipelines/shapes/han.tsv"))
  }

  @Test(arguments: [true, false])
  func `what is said to be taken is exactly what the decoder does`(hasShapes: Bool) throws {
    let decoder = Decoder(
      table: ConfusionTable(rules: try ConfusionTable.parse(Self.table, file: "t.tsv")),
      model: try sharedModel(), shapes: hasShapes ? try shapes() : .empty)
    let edits = decoder.decode(Self.text).edits
    #expect(edits.count >= 5)
    let taken = decoder.explanations(of: Self.text).flatMap { place in
      place.choices.filter { $0.decision == .taken }.map { choice in
        Edit(
          stage: Decoder.stage, rule: choice.rule ?? choice.offer.editName, line: place.line,
          offset: place.offset, from: place.read, to: choice.writes, scoreLog10: choice.scoreLog10)
      }
    }
    #expect(taken == edits)
  }

  @Test func `the parts of a choice add up, and say why it was refused`() throws {
    let decoder = try decoder("末\t未\t-2", margin: 4, model: sharedModel())
    let place = try #require(decoder.explanations(of: "期末考试").first)
    let choice = try #require(place.choices.first)
    #expect(place.read == "末" && place.offset == 1 && place.suspicions == [.rule])
    #expect(choice.channelLog10 == -2 && choice.doubtLog10 == 0 && choice.rule == "t.tsv:1")
    let language = try #require(choice.languageLog10)
    #expect(language < 0)
    #expect(choice.totalLog10 == language + choice.channelLog10 + choice.echoLog10)
    #expect(choice.decision == .belowMargin && choice.marginLog10 == 4)
  }

  @Test func `what is protected is named with the rule or the word that protects it`() throws {
    let word = Lexicon.Word(
      text: Array("勺园".unicodeScalars), weightLog10: -4, file: "own.txt", line: 7)
    let decoder = Decoder(
      table: ConfusionTable(rules: try ConfusionTable.parse(Self.table, file: "t.tsv")),
      model: try sharedModel(), lexicon: Lexicon(words: [word]))
    let choices = decoder.explanations(of: "一把勺子，游览勺园。").flatMap(\.choices)
    #expect(choices.map(\.decision) == [.protected, .protected])
    #expect(choices.map(\.because) == ["勺子 (t.tsv:5)", "勺园 (own.txt:7)"])
  }

  @Test func `of two readings of a place the one that lost names the winner`() throws {
    let decoder = try decoder("勺\t的\t-0.8\n勺\t匀\t-3", model: sharedModel())
    let place = try #require(decoder.explanations(of: "全县人民勺生活水平").first)
    #expect(place.choices.map(\.writes) == ["的", "匀"])
    #expect(place.choices.map(\.decision) == [.taken, .anotherWon])
    #expect(place.choices.last?.because == "的")
  }

  @Test func `without a model always and never rules are explained`() throws {
    let decoder = try decoder("勺\t的\t0\talways\n勺子\t\t\tnever\n末\t未\t-2")
    let places = decoder.explanations(of: "勺好，勺子末")
    #expect(places.map(\.offset) == [0, 3])
    #expect(places.flatMap(\.choices).map(\.decision) == [.taken, .protected])
    #expect(places.flatMap(\.choices).allSatisfy { $0.totalLog10 == nil })
  }

  @Test func `an engine that was unsure is told with its confidence`() throws {
    let line = TextLine(
      text: "人民",
      glyphs: "人民".unicodeScalars.map {
        Glyph(scalar: $0, box: Box(left: 0, top: 0, right: 1, bottom: 1), confidence: 0.5)
      })
    let document = Document(
      name: "a", kind: "text", pages: [Page(number: 1, origin: .recognised, lines: [line])])
    let decoder = Decoder(table: .empty, model: try sharedModel(), shapes: try shapes())
    let place = try #require(decoder.explanations(of: document).first)
    #expect(place.confidence == 0.5 && place.suspicions == [.unsureGlyph])
    #expect(place.choices.allSatisfy { $0.doubtLog10 > 1.5 })
  }
}

extension Explanation.Offer {
  fileprivate var editName: String {
    self == .lookAlike ? "look-alike" : "completion"
  }
}
