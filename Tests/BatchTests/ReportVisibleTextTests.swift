import Testing

@testable import Batch

struct ReportVisibleTextTests {
  @Test(arguments: [
    ("合同（第3版） a-b_c.pdf", "合同（第3版） a-b_c.pdf"), ("e\u{301}", "e\u{301}"), ("", ""),
    ("a\nb\r\nc\td", "a\\nb\\r\\nc\\td"), ("\u{0}\u{1b}[2J\u{9b}", "\\u{0}\\u{1b}[2J\\u{9b}"),
    ("gpj.\u{202e}fdp", "gpj.\\u{202e}fdp"), ("\u{feff}\u{200b}", "\\u{feff}\\u{200b}"),
    ("\u{2028}\u{ffff}\u{e0041}", "\\u{2028}\\u{ffff}\\u{e0041}"),
  ])
  func `what is not seen or moves other text is written out`(text: String, shown: String) {
    #expect(VisibleText.of(text) == shown)
  }

  @Test func `a pile of marks is drawn up to the fourth`() {
    let pile = "a" + String(repeating: "\u{301}", count: 6) + "b\u{301}"
    #expect(
      VisibleText.of(pile) == "a" + String(repeating: "\u{301}", count: 4)
        + "\\u{301}\\u{301}b\u{301}")
  }

  @Test func `a long text keeps its ends`() {
    let long = "头" + String(repeating: "长", count: 5000) + "尾.pdf"
    let shown = VisibleText.of(long, limit: 20)
    #expect(shown == "头" + String(repeating: "长", count: 9) + " … 长长长长长尾.pdf")
    #expect(VisibleText.of(String(repeating: "长", count: 20), limit: 20).count == 20)
  }
}
