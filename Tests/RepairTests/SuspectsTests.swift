import Testing

@testable import Repair

@Suite struct SuspectsTests {
  private func places(
    _ text: String, confidences: [Float] = [], _ change: (inout DecoderSettings) -> Void = { _ in }
  ) throws -> [Int] {
    var settings = DecoderSettings()
    change(&settings)
    var words = Vocabulary(try sharedModel())
    let passage = Passage([.init(scalars: Array(text.unicodeScalars), confidences: confidences)])
    let suspects = Suspects(settings: settings)
    let cover = WordCover(of: passage.values, words: &words)
    return suspects.places(in: passage, cover: cover, words: &words)
  }

  @Test func `a rare character outside all words is suspect, a common one or a word is not`() throws
  {
    #expect(try places("经济发展冇政策") == [4])
    #expect(try places("我们的未来") == [])
    #expect(try places("经济的发展") == [])
  }

  @Test func `how rare it must be is a setting`() throws {
    #expect(try places("经济发展冇政策") { $0.plainWordLog10 = -30 } == [])
    #expect(try places("我们的未来") { $0.plainWordLog10 = 0 } == [2])
  }

  @Test func `an unsure glyph is suspect though it stands in a word`() throws {
    #expect(try places("我们的未来", confidences: [0.99, 0.96, 0.97, 0.5, 0.99]) == [1, 3])
    #expect(
      try places("我们的未来", confidences: [0.99, 0.96, 0.97, 0.5, 0.99]) {
        $0.suspectConfidence = 0.9
      } == [3])
    #expect(try places("我们的未来", confidences: [-1, -1, -1, -1, -1]) == [])
  }

  @Test func `a surely read glyph is suspect where it surprises the model`() throws {
    #expect(
      try places("经济发展冇政策", confidences: [Float](repeating: 0.999, count: 7)) == [4])
  }

  @Test func `digits, Latin and marks are never suspect`() throws {
    #expect(try places("1a，", confidences: [0.1, 0.1, 0.1]) == [])
    #expect(try places("") == [])
  }

  @Test func `a word does not reach over a mark or past the end`() throws {
    // 未 and 来 lie in a word only side by side.
    #expect(try places("未来") { $0.plainWordLog10 = 0 } == [])
    #expect(try places("未，来") { $0.plainWordLog10 = 0 } == [0, 2])
    #expect(try places("未 来") { $0.plainWordLog10 = 0 } == [])
  }
}
