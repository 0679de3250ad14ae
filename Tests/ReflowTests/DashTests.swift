import DocumentModel
import Testing

struct DashTests {
  @Test(arguments: [
    "对照《清单》一一核对。", "处长说：“好。”一一登记在册。", "办法如下：一一对应。", "（附件）一一对应。", "经过检查：一一说明。",
    "各户情况。一一核对之后再报。", "各户问题，一一解决。", "全部办完。一一对应的原则不变。", "困难；一一落实。",
    "名单上的人他一一道谢。", "他在会上（三次）一一作答。", "第一一二号。", "来信收到。一一向各户回信。", "二〇一一年，你好。",
    "逐户走访！一一问候老人。", "口径不统一一些户不服。", "二十一一你好", "开会。一一年三月又开。", "“一一”两字",
  ])
  func `the adverb stays`(text: String) {
    #expect(Marks.printed(text) == text)
  }

  @Test(arguments: [
    "已经通水。一一你先问一问", "“老王一一”他喊了一声", "通知上写着：一一", "1998一2005年", "别开阀，一一你先问一问",
  ])
  func `typed text keeps its 一`(text: String) {
    #expect(Marks.mended(text) == text)
    #expect(Marks.mended("做法如下：", "一一管道更换。", "一一水表更换。").contains("/一一水表"))
  }

  @Test(arguments: [
    ("已经通水。一一不久又停了", "已经通水。——不久又停了"),
    ("“已经通水……。”一一他这样说", "“已经通水……。”——他这样说"),
    ("“水呢？一一第一要看管道", "“水呢？——第一要看管道"),
    ("别开阀，一一你先问一问", "别开阀，——你先问一问"),
    ("这水不清，一一当然是管道旧了", "这水不清，——当然是管道旧了"),
    ("“老王一一”他喊了一声", "“老王——”他喊了一声"),
    ("通知上写着：一一", "通知上写着：——"),
    ("1998一2005年", "1998—2005年"),
  ])
  func `a dash read as 一 is repaired`(read: String, right: String) {
    #expect(Marks.printed(read) == right)
  }

  @Test func `the items of a list begin with dashes`() {
    #expect(
      Marks.printed("主要做法如下：", "一一管道全部更换。", "一一水表全部更换。") == "主要做法如下：/——管道全部更换。/——水表全部更换。")
    #expect(
      Marks.printed("成绩很多。", "——管道全部更换。", "一一水表全部更换。") == "成绩很多。/——管道全部更换。/——水表全部更换。")
    #expect(
      Marks.printed("成绩很多。", "——管道全部更换。", "一一对应的关系不变。") == "成绩很多。/——管道全部更换。/一一对应的关系不变。")
  }

  @Test func `one paragraph that begins with 一一 may have the adverb`() {
    #expect(Marks.printed("他打开药箱。", "一一擦净里面的瓶子。") == "他打开药箱。/一一擦净里面的瓶子。")
  }

  /// The adverb at the start of each line of a paragraph, whatever stands before it.
  @Test(arguments: ["对应", "核对", "列举", "落实", "说明", "解决", "管道"])
  func `a wrapped line does not begin with a dash`(word: String) {
    let start = "各居民小组应当把楼栋里的老旧管道和住户报来的姓名同供水站发下来的清册一页一页地"
    let text = start.prefix(34) + "一一\(word)清楚再报。" + Prose.long
    let lines = Print.paragraph(String(text), row: 0)
    #expect(lines[1].text.hasPrefix("一一"))
    #expect(!Marks.mended(print: lines).contains("——"))
    #expect(!Marks.mended(lines[0].text, lines[1].text, lines[2].text).contains("——"))
  }

  @Test func `a printed paragraph begins with a dash`() {
    let lines =
      Print.paragraph(Prose.long + Prose.short, row: 0)
      + Print.paragraph("一一管道全部更换。" + Prose.middle, row: 8)
      + Print.paragraph("一一水表全部更换。" + Prose.middle, row: 16)
    #expect(Marks.mended(print: lines).contains("/——管道全部更换。"))
    #expect(Marks.mended(print: lines).contains("/——水表全部更换。"))
  }
}
