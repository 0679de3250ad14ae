import Testing

@testable import Repair

@Suite struct CandidateSearchTests {
  private func passage(_ text: String, confidences: [Float] = []) -> Passage {
    Passage([.init(scalars: Array(text.unicodeScalars), confidences: confidences)])
  }

  private func search(
    _ tsv: String, shapes: [UInt32: [UInt32]] = [:], lexicon words: String = "",
    memory: TextMemory? = nil, model: LanguageModel?,
    _ change: (inout DecoderSettings) -> Void = { _ in }
  ) throws -> CandidateSearch {
    var settings = DecoderSettings()
    change(&settings)
    return CandidateSearch(
      table: ConfusionTable(rules: try ConfusionTable.parse(tsv, file: "t.tsv")),
      settings: settings, shapes: ShapePrior(neighboursOf: shapes),
      lexicon: LexiconIndex(try lexicon(words)), model: model, memory: memory,
      isThorough: true)
  }

  private func found(_ search: CandidateSearch, _ passage: Passage) throws -> [Candidate] {
    var words = Vocabulary(try sharedModel())
    return search.candidates(in: passage, words: &words)
  }

  /// `start-end→right`, one after the other.
  private func texts(_ found: [Candidate], _ search: CandidateSearch) -> [String] {
    found.map { "\($0.start)-\($0.end)→\(String(search.table.right(of: $0)))" }
  }

  private let like: [UInt32: [UInt32]] = [0x672B: [0x672A, 0x672C], 0x5187: [0x6709]]  // 末 未本, 冇 有

  @Test func `every rule that stands in the text with its context is a candidate, by start`() throws
  {
    let search = try search(
      "末来\t未来\t-1\n末\t未\t-2\n来\t束\t-3\t\t末_，\n来\t耒\t-3\t\t_。", model: sharedModel())
    let found = try found(search, passage("末来，"))
    #expect(texts(found, search) == ["0-2→未来", "0-1→未", "1-2→束"])
    #expect(found.map(\.evidenceLog10) == [-1, -2, -3])
    #expect(found.allSatisfy { $0.marginLog10 == 4 && !$0.isAlways })
  }

  @Test func `what never rules and words of the lexicon protect has no candidates`() throws {
    let tsv = "末\t未\t-1\n末来\t未来\t-1\n来\t束\t0\talways\n周末\t\t\tnever"
    let search = try search(tsv, shapes: like, lexicon: "末来", model: sharedModel())
    let unsure = [Float](repeating: 0.5, count: 6)
    let found = try found(search, passage("周末，末来末", confidences: unsure))
    #expect(Set(texts(found, search)) == ["5-6→未", "5-6→本"])
    #expect(search.settled(in: passage("末来")).isEmpty)
    #expect(texts(search.settled(in: passage("来")), search) == ["0-1→束"])
  }

  @Test func `what an always rule replaces is closed to all others`() throws {
    let search = try search(
      "末来\t未来\t0\talways\n来末\t束\t0\talways\n末\t未\t-1\n来\t束\t-1", shapes: like,
      model: sharedModel())
    let found = try found(search, passage("末来末", confidences: [0.5, 0.5, 0.5]))
    #expect(texts(found, search).first == "0-2→未来")
    #expect(found[0].isAlways && found[0].costLog10 == 0)
    #expect(found.dropFirst().allSatisfy { $0.start == 2 } && found.count == 3)
  }

  @Test func `look-alikes are offered at suspect places, at plain ones not`() throws {
    let search = try search("", shapes: like, model: sharedModel())
    #expect(try found(search, passage("周末")).isEmpty)
    let unsure = try found(search, passage("周末", confidences: [0.99, 0.95]))
    #expect(unsure.map(\.replacement) == [.lookAlike(0x672A), .lookAlike(0x672C)])
    let doubt = search.settings.doubtLog10(0.95)
    #expect(unsure.allSatisfy { $0.evidenceLog10 == ShapePrior.log10(rank: 0) + doubt })
    #expect(unsure.allSatisfy { $0.marginLog10 == 3.5 })
    #expect(try texts(found(search, passage("经济冇政策")), search) == ["2-3→有"])
  }

  @Test func `completions are offered only where the engine was very unsure`() throws {
    let search = try search("", shapes: [0x6765: [], 0x672B: []], model: sharedModel())
    let found = try [Float(0.92), 0.94].map {
      try self.found(search, passage("未丑", confidences: [0.99, $0]))
    }
    #expect(found[0].map(\.replacement) == [.completion(0x6765)])
    let evidence = ShapePrior.beyondLog10 + search.settings.doubtLog10(0.92)
    #expect(found[0].first?.evidenceLog10 == evidence)
    #expect(found[1].isEmpty)
    #expect(search.table.ruleName(of: try #require(found[0].first)) == "completion")
  }

  @Test func `of a rule and a look-alike that write the same the likelier stays`() throws {
    for (weight, isRule) in [(-1, true), (-9, false)] {
      let search = try search("末\t未\t\(weight)", shapes: like, model: sharedModel())
      let found = try found(search, passage("周末", confidences: [0.99, 0.5]))
      #expect(texts(found, search).sorted() == ["1-2→未", "1-2→本"])
      #expect(found.contains { $0.replacement == .rule(0) } == isRule)
    }
    let search = try search("末\t未\t-3\n末\t未\t-1\t\t周_", model: sharedModel())
    #expect(try found(search, passage("周末")).map(\.replacement) == [.rule(1)])
    #expect(try found(search, passage("丑末")).map(\.replacement) == [.rule(0)])
  }

  @Test func `confidence and what the document says elsewhere weigh in`() throws {
    var memory = TextMemory(length: 100)
    memory.add(passage("未来。未来。未来。"), sure: 0.97)
    let tsv = "末\t未\t-1\n末来\t未来\t-1\n来\t束末\t-1"
    let plain = try search(tsv, model: sharedModel())
    let knowing = try search(tsv, memory: memory, model: sharedModel())
    let text = passage("末来", confidences: [0.9, 0.99])
    let before = try found(plain, text)
    let after = try found(knowing, text)
    let doubt = plain.settings.doubtLog10(0.9)
    #expect(abs(before[0].evidenceLog10 - (-1 + doubt)) < 1e-9)
    #expect(texts(before, plain) == ["0-1→未", "0-2→未来", "1-2→束末"])
    let gain = memory.gain(of: 0x672A, at: 0, in: text.values)
    #expect(gain > 0)
    // Of a rule that changes one character, whatever else stands in it; of no other.
    for index in 0..<2 {
      #expect(abs(after[index].evidenceLog10 - before[index].evidenceLog10 - gain) < 1e-9)
    }
    #expect(after[2].evidenceLog10 == before[2].evidenceLog10)
  }

  @Test func `without a model only always rules are candidates`() throws {
    let search = try search("末\t未\t-1\n来\t束\t0\talways", shapes: like, model: nil)
    let text = passage("末来", confidences: [0.1, 0.1])
    #expect(texts(search.settled(in: text), search) == ["1-2→束"])
    #expect(try texts(found(search, text), search) == ["1-2→束"])
  }

  @Test func `what can hardly win is left out, unless all is asked for`() throws {
    // 末来 is no word, 未来 is one; 木来 is none and 木 rare; in 我们 nothing is surprising.
    var search = try search(
      "末\t未\t-2\n末\t木\t-2\n们\t门\t-3", model: sharedModel())
    #expect(try found(search, passage("我们的末来")).count == 3)
    search.isThorough = false
    let found = try found(search, passage("我们的末来"))
    #expect(texts(found, search) == ["3-4→未"])
  }

  @Test func `a word of the lexicon gives hope`() throws {
    var search = try search("末\t妺\t-2", lexicon: "妺喜", model: sharedModel())
    search.isThorough = false
    #expect(try texts(found(search, passage("他与末喜")), search) == ["2-3→妺"])
    #expect(try texts(found(search, passage("他与末嘉")), search) == [])
  }

  @Test func `no numeral is taken for another, unless the rule says beside what`() throws {
    let search = try search(
      "三\t二\t-1\n三\t二\t-1\t\t第_轻\n二\t工\t-1", shapes: [0x4E09: [0x4E8C, 0x738B]],
      model: sharedModel())
    #expect(
      try texts(found(search, passage("三人", confidences: [0.5, 1])), search) == ["0-1→王"])
    #expect(try texts(found(search, passage("第三轻二")), search) == ["1-2→二", "3-4→工"])
  }
}
