/// Whether a document shows that it is a capture of a site's page.
///
/// Until it does, nothing is dropped but what can hardly be text: a novel has 「大家问：」, a manual 「用户登录」 and
/// a paper 「关键词：」, and none of them a counter of readers or a site's offer.
struct SiteEvidence {
  /// Different sure signs that are enough by themselves.
  private static let enoughSure = 2
  /// Different other signs that one sure sign needs beside it.
  private static let enoughOther = 2

  let isCapture: Bool

  init(_ lines: [CapturedLine]) {
    var sure: Set<String> = []
    var other: Set<String> = []
    for line in lines {
      guard let reason = line.ownReason else { continue }
      if line.isSure {
        sure.insert(reason)
      } else if line.isClutter && !line.isSentence {
        other.insert(reason)
      } else if case .notice = line.sign {
        other.insert(reason)
      }
    }
    isCapture =
      sure.count >= Self.enoughSure || (sure.count == 1 && other.count >= Self.enoughOther)
  }
}
