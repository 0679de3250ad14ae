import Testing

@testable import Repair

@Suite struct DecoderSettingsTests {
  @Test func `the less sure the engine, the likelier a misreading`() {
    let settings = DecoderSettings()
    let confidences = (0...1000).map { Float($0) / 1000 }
    let doubts = confidences.map(settings.doubtLog10)
    for (lower, upper) in zip(doubts, doubts.dropFirst()) { #expect(lower >= upper) }
    #expect(doubts[0] > 0 && doubts[1000] < 0)
  }

  @Test(arguments: [
    (Float(0), 1.7), (0.85, 1.7), (0.89, 1.4), (0.91, 1.2), (0.93, 1.0), (0.97, 0.4),
    (0.985, -0.3), (0.995, -1.7), (1, -1.7),
  ])
  func `at its knots the doubt is what was measured, between them it lies between`(
    confidence: Float, log10: Double
  ) {
    #expect(abs(DecoderSettings().doubtLog10(confidence) - log10) < 1e-4)
  }

  @Test func `no confidence and no weight tell nothing`() {
    var settings = DecoderSettings()
    #expect(settings.doubtLog10(nil) == 0)
    let whole = settings.doubtLog10(0.5)
    settings.confidenceWeight = 0.5
    #expect(settings.doubtLog10(0.5) == whole / 2)
    settings.confidenceWeight = 0
    #expect(settings.doubtLog10(0.5) == 0 && settings.doubtLog10(1) == 0)
  }

  @Test func `the margin is another where the engine said how sure it was`() {
    var settings = DecoderSettings()
    settings.marginLog10 = 4
    settings.marginWithConfidenceLog10 = 3
    #expect(settings.marginLog10(0.99) == 3 && settings.marginLog10(0) == 3)
    #expect(settings.marginLog10(nil) == 4 && settings.marginLog10(1) == 4)
  }
}
