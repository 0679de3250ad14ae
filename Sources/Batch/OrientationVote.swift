import DocumentModel

/// Which pages should be read again the other way up, as the document's other pages stand.
///
/// Each page decides for itself where it is sure. A page that is not sure (few lines, a table) and
/// stands otherwise than the majority of the sure ones is worth a second reading.
enum OrientationVote {
  /// Below this confidence a page's own decision may be overruled; measured by `orient`, 0…1.
  static let sure = 0.5

  /// Page index → clockwise quarter turns to try.
  static func secondReadings(for pages: [Page]) -> [Int: Int] {
    var votes: [Int: Int] = [:]
    for page in pages where isRead(page) && confidence(of: page) >= sure {
      votes[turns(of: page), default: 0] += 1
    }
    let count = votes.values.reduce(0, +)
    guard let majority = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      majority.value * 2 > count
    else { return [:] }
    var readings: [Int: Int] = [:]
    for (index, page) in pages.enumerated()
    where isRead(page) && confidence(of: page) < sure
      && turns(of: page) != majority.key
    {
      readings[index] = majority.key
    }
    return readings
  }

  /// The better of two readings of a page: the one whose glyphs the engine is surer of.
  static func better(_ first: Page, _ second: Page) -> Page {
    (second.lines.meanConfidence ?? 0) > (first.lines.meanConfidence ?? 0) ? second : first
  }

  /// Pages of vertical text have been told by what they say; how they lie says nothing of pages of lines.
  private static func isRead(_ page: Page) -> Bool {
    page.origin == .recognised && page.writingMode == nil
  }

  private static func turns(of page: Page) -> Int {
    // The engine may turn a page once more, after `orient`.
    page.measures.filter { $0.stage == "orient" && $0.name == "quarterTurns" }
      .reduce(0) { $0 + Int($1.value) } % 4
  }

  private static func confidence(of page: Page) -> Double {
    page.measures.last { $0.stage == "orient" && $0.name == "confidence" }?.value ?? 1
  }
}
