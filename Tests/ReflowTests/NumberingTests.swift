import Testing

@testable import Reflow

struct NumberingTests {
  @Test(arguments: [
    ("第一编 总则", Numbering.Kind.part, 3), ("第十二章 罚则", .chapter, 4), ("第一节", .section, 3),
    ("第一百零三条 供水", .article, 6), ("第3条", .article, 3), ("笫二条 供水", .article, 3),
    ("第丸条 供水", .article, 3), ("一、供水", .chinese, 2), ("十二、供水", .chinese, 3),
    ("（三）供水", .bracketedChinese, 3), ("(三)供水", .bracketedChinese, 3),
    ("〈三)供水", .bracketedChinese, 3), ("六）供水", .bracketedChinese, 2), ("1、供水", .arabic, 2),
    ("12. 供水", .arabic, 3), ("1．供水", .arabic, 2), ("(1)供水", .bracketedArabic, 3),
    ("1)供水", .bracketedArabic, 2), ("①供水", .circled, 1), ("• 供水", .bullet, 1),
  ])
  func `numbers of official texts are known`(text: String, kind: Numbering.Kind, length: Int) {
    let number = Numbering(of: text.unicodeScalars)
    #expect(number?.kind == kind)
    #expect(number?.length == length)
  }

  @Test(arguments: [
    "1.5倍", "1,200吨", "2019年", "（2019）", "（以下简称供水站）", "第三产业", "一家之言", "第一要务", "3/8", "", "十",
    "第丸条供水",
  ])
  func `other beginnings are none`(text: String) {
    #expect(Numbering(of: text.unicodeScalars) == nil)
  }
}
