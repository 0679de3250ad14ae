import DocumentModel
import Reflow
import Testing

struct PairedMarkTests {
  @Test(arguments: [
    ("他说：“停水！“听的人都走了。", "他说：“停水！”听的人都走了。"),
    ("他说：”停水。”", "他说：“停水。”"),
    ("所谓“节水“，就是少用。", "所谓“节水”，就是少用。"),
    ("”停水“。", "“停水”。"), ("推行“停水“的通知制度", "推行“停水”的通知制度"), ("推行”停水”的通知制度", "推行“停水”的通知制度"),
    ("加强\"三巡三查\"工作", "加强“三巡三查”工作"),
    ("\"停水\",\"停电\";都要通知", "“停水”，“停电”；都要通知"),
    ("他说：“要记住'节水'两字。”", "他说：“要记住‘节水’两字。”"),
    ("他说:\"停水!\"", "他说：“停水！”"),
    ("他念道：“所谓‘节水‘，就是少用。”", "他念道：“所谓‘节水’，就是少用。”"),
    ("采用\"PDF\"格式", "采用“PDF”格式"),
    ("他说：“停水\"。", "他说：“停水”。"),
  ])
  func `quotes take turns`(read: String, right: String) {
    #expect(Marks.mended(read) == right)
  }

  @Test(arguments: [
    "“停水”和“停电”", "他说：“停水。", "停水”了", "“停水”“停电”", "“停水””他说", "有“停水“和停电”两种“情况”",
    "19\"和21\"显示器", "He said \"停\" to us", "\"Water is off\"", "it's John's", "北纬30'至31'之间",
    "各部门'应当停水",
    "“停水和“停电”都要说“明”。“", "say \"停水\" now", "{\"名称\":\"停水\"}", "[\"甲\",\"乙\",\"丙\"]", "他说：“‘停水’不对。”",
    "“停水，供水站“停电", "空“”号",
    "‘90年代", "“甲。“乙”丙”",
  ])
  func `quotes that are right or do not come out even stay`(text: String) {
    #expect(Marks.mended(text) == text)
  }

  @Test func `quotes and brackets pair over line ends within a paragraph`() {
    let quoted = "供水站站长在会上说：“" + String(Prose.long.dropLast()) + "！“各户听了都点头称是。"
    let bracketed = "供水站〈以下简称本站，" + String(Prose.long.prefix(40)) + "）负责更换。"
    for (text, right) in [
      (quoted, quoted.replacing("！“", with: "！”")),
      (bracketed, bracketed.replacing("〈", with: "（")),
    ] {
      let lines = Print.paragraph(text, row: 0)
      #expect(lines.count > 1)
      #expect(Marks.mended(print: lines).replacing("/", with: "") == right)
    }
  }

  @Test(arguments: [
    "两组相比（P〈0.05）", "两组相比(P〈0.05)。", "当x〈5且y〉3时", "水量（V〈 8吨）不收费", "年龄〈18岁（含）的", "气温〉30度（含）",
  ])
  func `the signs of less and more are no brackets`(text: String) {
    let wide = text.replacing("(", with: "（").replacing(")", with: "）")
    #expect(Marks.printed(text) == wide)
    #expect(Marks.mended(text) == wide)
  }

  @Test(arguments: [
    ("〈背影〉一课", "《背影》一课"), ("〈1）东街", "（1）东街"), ("〈供水办法》第二条", "《供水办法》第二条"), ("〈二)西街", "（二）西街"),
  ])
  func `only print has its title marks mended`(read: String, right: String) {
    #expect(Marks.printed(read) == right)
    #expect(Marks.mended(read).unicodeScalars.first == "〈")
  }

  @Test func `no pair reaches over a paragraph's end`() {
    let lines = ["供水站〈以下简称本站。", "停水）三日。他说“停水。", "他说“停电。"]
    #expect(Marks.mended(lines[0], lines[1], lines[2]) == lines.joined(separator: "/"))
  }

  @Test func `a title whose closing mark was lost keeps its opening one`() {
    #expect(Marks.printed("（依照《供水办法）停水") == "（依照《供水办法）停水")
    #expect(Marks.mended("《供水办法第三条。停水（一天）、停电）") == "《供水办法第三条。停水（一天）、停电）")
  }

  @Test func `the year of a document's number stands in its brackets`() {
    for (read, right) in [
      ("清政发[2023]7号", "清政发〔2023〕7号"), ("清政发2023]第17号", "清政发2023〕第17号"),
      ("见[2023]一文", "见[2023]一文"), ("清政发[1023]7号", "清政发[1023]7号"),
    ] {
      #expect(Marks.mended(print: [Print.line(read, row: 0)]) == right)
    }
    #expect(Marks.mended("清政发[2023]7号") == "清政发[2023]7号")
  }

  @Test(arguments: [
    "(2023]", "[2023)", "（2023]", "［2023）", "(2023〕", "〔2023)", "〔2023]", "[2023〕", "【2023〕",
    "《2023〕",
    "( 2023 ]",
  ])
  func `two kinds of brackets around the year of a document's number become one`(year: String) {
    let right = year.contains(" ") ? "国办发〔 2023 〕12号" : "国办发〔2023〕12号"
    #expect(Marks.mended("国办发\(year)12号") == right)
    #expect(Marks.mended(print: [Print.line("国办发\(year)12号", row: 0)]) == right)
  }

  @Test func `other numbers in brackets of two kinds keep them`() {
    for text in ["见（2023]一文", "(2023]12号", "国办发（1023]12号", "国办发(23]12号"] {
      #expect(!Marks.mended(text).contains("〔"))
    }
  }

  @Test func `round brackets around the year of a document's number stay`() {
    #expect(Marks.mended("国办发（2023）12号") == "国办发（2023）12号")
    #expect(Marks.mended(print: [Print.line("国办发（2023）12号", row: 0)]) == "国办发（2023）12号")
  }

  @Test func `each bracket of a year is an edit`() {
    let edits = NormalisePunctuation().apply(to: Print.textFile(["国办发(2023]12号"])).edits
    #expect(edits.map(\.rule) == ["year-bracket", "year-bracket"])
    #expect(edits.map(\.from) == ["(", "]"])
    #expect(edits.map(\.to) == ["〔", "〕"])
  }

  /// A line of nothing but opening marks once took a time that grew with its square.
  @Test func `a long line of unclosed marks takes no longer than its length`() {
    let count = 50_000
    let text = String(repeating: "甲〈", count: count) + String(repeating: "乙〉", count: count)
    let start = ContinuousClock.now
    _ = Marks.printed("《" + text + String(repeating: "“一一", count: count))
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}
