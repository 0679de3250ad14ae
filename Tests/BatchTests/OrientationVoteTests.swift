import DocumentModel
import Testing

@testable import Batch

struct OrientationVoteTests {
  private func page(_ number: Int, turns: Int, confidence: Double) -> Page {
    Page(
      number: number, origin: .recognised,
      measures: [
        Measure(stage: "orient", name: "quarterTurns", value: Double(turns)),
        Measure(stage: "orient", name: "confidence", value: confidence),
      ])
  }

  private func page(_ number: Int, glyphConfidence: Float) -> Page {
    var line = TextLine(text: "字")
    line.glyphs = [
      Glyph(
        scalar: "字", box: Box(left: 0, top: 0, right: 1, bottom: 1), confidence: glyphConfidence)
    ]
    return Page(number: number, origin: .recognised, lines: [line])
  }

  @Test func `an unsure page is tried as the majority stands`() {
    let pages = [
      page(1, turns: 1, confidence: 0.9), page(2, turns: 3, confidence: 0.1),
      page(3, turns: 1, confidence: 0.8),
    ]
    #expect(OrientationVote.secondReadings(for: pages) == [1: 1])
  }

  @Test func `sure pages keep their own way`() {
    let pages = [
      page(1, turns: 0, confidence: 0.9), page(2, turns: 2, confidence: 0.9),
      page(3, turns: 0, confidence: 0.9),
    ]
    #expect(OrientationVote.secondReadings(for: pages).isEmpty)
  }

  @Test func `pages of vertical text have no vote, and none is cast over them`() {
    var pages = [
      page(1, turns: 3, confidence: 1), page(2, turns: 3, confidence: 1),
      page(3, turns: 0, confidence: 0.1),
    ]
    #expect(OrientationVote.secondReadings(for: pages) == [2: 3])
    for index in 0...1 { pages[index].writingMode = .verticalRL }
    #expect(OrientationVote.secondReadings(for: pages).isEmpty)
    pages = [page(1, turns: 0, confidence: 1), page(2, turns: 3, confidence: 0.1)]
    pages[1].writingMode = .verticalRL
    #expect(OrientationVote.secondReadings(for: pages).isEmpty)
  }

  @Test func `a tie decides nothing`() {
    let pages = [
      page(1, turns: 0, confidence: 0.9), page(2, turns: 2, confidence: 0.9),
      page(3, turns: 1, confidence: 0.1),
    ]
    #expect(OrientationVote.secondReadings(for: pages).isEmpty)
  }

  @Test func `the reading whose glyphs are surer wins`() {
    let poor = page(1, glyphConfidence: 0.4)
    let good = page(1, glyphConfidence: 0.9)
    #expect(OrientationVote.better(poor, good) == good)
    #expect(OrientationVote.better(good, poor) == good)
  }
}
