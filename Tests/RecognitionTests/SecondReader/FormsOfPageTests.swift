import Testing

@testable import Recognition

struct FormsOfPageTests {
  private func spot(_ text: String, _ confidence: Float, simplified: (String, Float)? = nil)
    -> SpottedCharacter
  {
    SpottedCharacter(
      text: text, confidence: confidence, place: 0.5,
      simplified: simplified.map { SpottedCharacter.Alternative(text: $0.0, confidence: $0.1) })
  }

  private func settled(_ characters: [SpottedCharacter]) -> [SpottedCharacter] {
    var lines: [[SpottedCharacter]?] = [nil, characters]
    FormsOfPage.settle(&lines)
    return lines[1] ?? []
  }

  /// Enough simplified print around it.
  private var page: [SpottedCharacter] { (0..<20).map { _ in spot("的", 1) } }

  @Test func `on a simplified page a traditional form gives way, however sure it was`() {
    let read = settled([spot("編", 0.99, simplified: ("编", 0.008))] + page)
    #expect(read.first?.text == "编")
    #expect(read.first.map { $0.confidence > 0.85 } == true)
    #expect(read.first?.alternatives.first?.text == "編")
  }

  @Test func `a form that the network does not think of at all stays, and the other is offered`() {
    let sure = settled([spot("乾", 0.999, simplified: ("干", 0.00001))] + page)
    #expect(sure.first?.text == "乾")
    let near = settled([spot("編", 0.999, simplified: ("编", 0.0008))] + page)
    #expect(near.first?.text == "編")
    #expect(near.first?.alternatives.first?.text == "编")
  }

  @Test func `a page of traditional print stays as it is`() {
    let traditional = (0..<10).map { _ in spot("編", 0.9, simplified: ("编", 0.05)) }
    #expect(settled(traditional + page).prefix(10).allSatisfy { $0.text == "編" })
  }

  @Test func `characters of one form are not touched`() {
    #expect(settled(page) == page)
  }

  @Test func `a list of characters knows simplified forms by their place`() {
    let list = CharacterList(listed: ["编", "編", "喆", "a"])
    #expect(list.simplified == [0, 0, 1, 0, 0, 0])
  }
}
