import Testing

@testable import Recognition

struct CTCDecoderTests {
  private let decoder = CTCDecoder(characters: CharacterList(listed: ["未", "末", "来"]))

  /// Scores of steps for blank, 未, 末, 来 and space.
  private func text(_ steps: [[Float]], of length: Double? = nil) -> [SpottedCharacter] {
    let scores = steps.flatMap(\.self)
    return decoder.decode(
      scores.span, steps: steps.count, length: length ?? Double(steps.count))
  }

  @Test func `a character that lasts over steps is one, and stands in their middle`() {
    let read = text([
      [1, 0, 0, 0, 0], [0.1, 0.9, 0, 0, 0], [0.2, 0.8, 0, 0, 0], [1, 0, 0, 0, 0],
    ])
    #expect(read.map(\.text) == ["未"])
    #expect(read.first?.confidence == 0.9)
    #expect(read.first.map { abs($0.place - 0.5) < 0.02 } == true)
  }

  @Test func `a character that stands there twice has a blank between`() {
    let once: [Float] = [0, 0, 0, 1, 0]
    #expect(text([once, once]).map(\.text) == ["来"])
    #expect(text([once, [1, 0, 0, 0, 0], once]).map(\.text) == ["来", "来"])
  }

  @Test func `characters side by side need no blank`() {
    #expect(text([[0, 1, 0, 0, 0], [0, 0, 0, 1, 0]]).map(\.text) == ["未", "来"])
  }

  @Test func `what else a character may be comes with it, likeliest first, without blank`() {
    let read = text([[0.05, 0.6, 0.3, 0.04, 0.001]])
    #expect(
      read.first?.alternatives == [
        SpottedCharacter.Alternative(text: "末", confidence: 0.3),
        SpottedCharacter.Alternative(text: "来", confidence: 0.04),
      ])
  }

  @Test func `steps beyond the line are filling and not read`() {
    let scores: [Float] = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    let read = decoder.decode(scores.span, steps: 1, length: 0.5)
    #expect(read.map(\.text) == ["未"])
    #expect(read.first?.place == 1)
  }

  @Test func `the best of many outputs is found in every lane and in the rest`() {
    let list = CharacterList(listed: (0..<40).map { "\($0)" })
    let many = CTCDecoder(characters: list)
    for output in 1..<list.texts.count {
      var scores = [Float](repeating: 0.001, count: list.texts.count)
      scores[output] = 0.7
      #expect(
        many.decode(scores.span, steps: 1, length: 1).map(\.text) == [list.texts[output]])
    }
  }
}
