import DocumentModel
import Reflow
import Testing

struct NormalisePunctuationTests {
  private func normalised(_ text: String, with stage: NormalisePunctuation = .init()) -> String {
    stage.apply(to: Print.textFile([text])).pages[0].lines[0].text
  }

  @Test(arguments: [
    ("停水,停电;停气:各户?请注意!", "停水，停电；停气：各户？请注意！"),
    ("供水站(东街)负责", "供水站（东街）负责"),
    ("(一)东街;", "（一）东街；"),
    ("第（二)项", "第（二）项"),
    ("(1)水管;(2)水表;", "(1)水管；(2)水表；"), ("(1)水管；(2)水表；", "(1)水管；(2)水表；"),
    ("更换:(1)水管;(2)水表", "更换：（1）水管；（2）水表"),
    ("增长８．５％，其中", "增长8.5%，其中"), ("增长8％", "增长8%"), ("百分号（％）", "百分号（％）"),
    ("请登录www.qingxi.gov.cn,填写表格(一)", "请登录www.qingxi.gov.cn，填写表格（一）"),
    ("见(http://a.cn/停水:通知),下同", "见（http://a.cn/停水:通知），下同"),
    ("导出PDF(便携文件)格式:一份", "导出PDF（便携文件）格式：一份"), ("f(x)=2x+1,则水量", "f(x)=2x+1，则水量"),
    ("(1)PM2.5浓度;", "(1)PM2.5浓度；"),
    ("《二）西街", "（二）西街"),
    ("清政发〔2023]7号", "清政发〔2023〕7号"),
    ("用水100吨,电20度", "用水100吨，电20度"),
    ("增长8.5%,其中", "增长8.5%，其中"),
    ("请储备生活用水,", "请储备生活用水，"),
    ("要求如下:", "要求如下："),
    ("１２３吨Ａ型１．５倍", "123吨A型1.5倍"),
    ("停\u{200B}水\u{AD}通\u{FEFF}知\u{7}", "停水通知"),
    ("停水\u{A0}通知\u{2003}单", "停水 通知 单"),
    ("停水　通知", "停水 通知"),
  ])
  func `Chinese text gets Chinese marks`(read: String, expected: String) {
    #expect(normalised(read) == expected)
  }

  @Test(arguments: [
    "9:00至17:30", "1,234,567.89元", "3.14", "www.qingxi.gov.cn", "http://qingxi.gov.cn/a?b=1",
    "见https://a.org/wiki/Special:管道?search=水表", "https://a.cn/停水_(东街)/通知,附件.html",
    "D:\\供水\\表:一.txt",
    "echo(\"停水\")", "if(水量>18)", "printf(\"水量:%d\")", "水量 = get(\"表\", 水);", "{\"name\":\"停水,停电\"}",
    "Water (cold) is off, sorry; call us: now!", "GB/T 19298(2023)", "电话:", "甲·乙", "——停水……",
    "　　段落开头", "A,B", "f(x)", "停水。通知", "“停水”", "《供水〈暂行〉办法》", "问题一一列举", "第一一二号", "一一", "他说，一一登记",
    "《办法》（试行）", "一一管道还要换",
  ])
  func `numbers, times, addresses and Latin text stay`(text: String) {
    let expected = text == "电话:" ? "电话：" : text
    #expect(normalised(text) == expected)
  }

  @Test func `each rule can be turned off`() {
    var stage = NormalisePunctuation()
    stage.widenMarks = false
    stage.narrowDigits = false
    stage.narrowLetters = false
    stage.repairBrackets = false
    stage.repairQuotes = false
    stage.repairDashes = false
    stage.repairListMarks = false
    stage.cleanInvisible = false
    let lines = ["停水,１２Ａ《二）\u{200B}\"甲\"。一一他家。", "共有下列事项，", "（一）停水；"]
    var document = Print.textFile(lines)
    document.pages[0].origin = .recognised
    #expect(stage.apply(to: document) == document)
    let changed = NormalisePunctuation().apply(to: document)
    #expect(
      changed.pages[0].lines.map(\.text)
        == ["停水，12A（二）“甲”。——他家。", "共有下列事项：", "（一）停水；"])
  }

  @Test func `edits replay from the old text to the new one`() {
    let text = "停\u{200B}水(１２吨),通知\u{AD}:"
    let result = NormalisePunctuation().apply(to: Print.textFile([text]))
    var scalars = Array(text.unicodeScalars).map { String($0) }
    for edit in result.edits.reversed() {
      #expect(edit.stage == "normalise-punctuation")
      #expect(scalars[edit.offset] == edit.from)
      scalars[edit.offset] = edit.to
    }
    #expect(scalars.joined() == result.pages[0].lines[0].text)
    #expect(result.pages[0].lines[0].text == "停水（12吨），通知：")
    #expect(result.pages[0].lines[0].rawText == text)
  }

  @Test func `a second pass changes nothing`() {
    let once = NormalisePunctuation().apply(to: Print.textFile(["停\u{200B}水(１２吨),通知\u{AD}:"]))
    #expect(NormalisePunctuation().apply(to: once) == once)
  }

  @Test func `dropped lines are left alone`() {
    var document = Print.textFile(["停水,通知"])
    document.pages[0].lines[0].drop = Drop(stage: "x", reason: "y")
    #expect(NormalisePunctuation().apply(to: document) == document)
  }
}
