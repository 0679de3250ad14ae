import DocumentModel
import Testing

@testable import Reflow

struct OfficialFormTests {
  @Test(arguments: [
    ("清政发〔2023〕7号", OfficialForm.documentNumber), ("清政办函（2023）第 12 号", .documentNumber),
    ("清政发2023〕7号", .documentNumber), ("清政发〔2023〕7号 签发人：王水生", .documentNumber),
    ("附件：1. 停水街道名单", .attachment), ("附件1", .attachment), ("附件 2：施工单位名单", .attachment),
    ("附：名单", .attachment),
    ("附件3停水街道名单", .attachment), ("抄送：县水务局，县住建局。", .distribution), ("抄 送：县水务局。", .distribution),
    ("主题词：供水 管道 公告", .distribution), ("清溪镇人民政府办公室 2023年5月9日印发", .distribution),
    ("表1 各街用水", .caption), ("图 2-1 管道走向", .caption), ("附图3", .caption), ("续表二", .caption),
    ("图1中心街管道走向", .caption), ("图2.3管道走向（单位：米）", .caption), ("表2：东街、西街和南街用水", .caption),
    ("表1 东街，西街。", .caption), ("镇政府办公室 2O24年3月5日印发", .distribution), ("2024年3月5日印发", .distribution),
    ("Table 4 Pipes", .caption), ("单位：万元", .caption), ("（单位：吨）", .caption), ("① 见公告栏。", .footnote),
    ("[1] 见公告栏。", .footnote), ("* 见公告栏。", .footnote), ("注：不含西街。", .footnote),
    ("注2：不含西街。", .footnote),
    ("第一章 总则……………3", .contents), ("一、更换范围............（12）", .contents),
    ("附录 · · · · · · · · iv", .contents),
    ("1.2 停水安排……5", .contents),
  ])
  func `forms of official documents are known by their words`(text: String, form: OfficialForm) {
    #expect(OfficialForm(of: text.unicodeScalars) == form)
  }

  @Test(arguments: [
    "根据清政发〔2023〕7号", "第7号", "附件1所列街道停水。", "附近居民请储水。", "抄送各单位", "办公室印发了公告。", "表面光滑的管道", "图书馆停水。",
    "表三分之一的住户已经登记，其余各户由居民小组上门登记造册。", "图1所示为老街管道的走向。", "图 1 所示的阀门", "表2中的数据由供水站提供", "表2中数据由供水站提供",
    "图1左侧的阀门在夜间关闭，", "表1、表2和表3", "图2和图3是改造前后的管网", "图2-1给出了管道走向", "表一所列各户", "表3）。",
    "由镇政府办公室2024年3月5日印发。",
    "室于2024年3月5日印发。", "《清溪镇供水管理办法》2024年3月5日印发", "单位负责人应当到场。", "注意事项如下：", "他想了又想……", "他说：“停水……”3",
    "1.5",
    "……", "",
  ])
  func `prose has no form`(text: String) {
    #expect(OfficialForm(of: text.unicodeScalars) == nil)
  }

  @Test(arguments: [
    "各居民小组、各沿街商户：", "县水务局：", "尊敬的各位代表：", "各村、各单位；", "同志们：", "镇直各单位:",
    "各应急供水点、各主要用水单位：",
  ])
  func `addressees are known`(text: String) {
    #expect(FrontMatter.isAddressee(text.unicodeScalars))
  }

  @Test(arguments: [
    "现公告如下：", "各户应当储水。", "停水时间如下；", "一、各居民小组：", "：", "各单位要高度重视，认真组织落实；", "各村要把名单报镇政府；", "各单位要做好：",
    "各部门的职责如下：", "各项费用：", "各楼栋的阀门由供水站统一关闭和开启；",
  ])
  func `other ends in a colon are none`(text: String) {
    #expect(!FrontMatter.isAddressee(text.unicodeScalars))
  }

  @Test(arguments: [
    ("三、东街", 3), ("十、东街", 10), ("十二、东街", 12), ("（二十一）东街", 21), ("①东街", 1), ("⒂东街", 15),
    ("12.东街", 12),
    ("(7)东街", 7),
  ])
  func `numbers of list items have a value`(text: String, value: Int) {
    #expect(Numbering(of: text.unicodeScalars)?.value(in: text.unicodeScalars) == value)
  }

  @Test(arguments: ["• 东街", "百、东街", "十十、东街", "一二、东街"])
  func `marks that do not count have none`(text: String) {
    #expect(Numbering(of: text.unicodeScalars)?.value(in: text.unicodeScalars) == nil)
  }

  // MARK: In documents

  private func read(_ document: Document) -> [Paragraph] {
    AssembleParagraphs().apply(to: document).paragraphs
  }

  @Test func `an official document has the kinds of its parts`() {
    let paragraphs = read(
      Print.document(
        Print.page(
          1,
          [
            Print.centred("清溪镇人民政府文件", row: 0, size: 2),
            Print.centred("清政发〔2023〕7号", row: 2),
            Print.centred("关于分批更换老旧供水管道的公告", row: 4, size: 1.5),
            Print.centred("（2023年5月8日镇长办公会议通过）", row: 5),
            Print.line("各居民小组、各沿街商户：", row: 6),
          ] + Print.paragraph(Prose.long, row: 7) + [
            Print.line("附件：1. 停水街道名单", row: 11, indent: 2),
            Print.line("2. 临时供水点名单", row: 12, indent: 5),
            Print.line("清溪镇人民政府", row: 14, indent: 24),
            Print.line("2023年5月8日", row: 15, indent: 24),
            Print.line("（此件公开发布）", row: 16, indent: 2),
            Print.line("抄送：县水务局，县住房和城乡建设局，镇党委办公室，镇人大办公室，镇武装", row: 18, indent: 1),
            Print.line("部，镇派出所。", row: 19, indent: 4),
            Print.line("清溪镇人民政府办公室         2023年5月9日印发", row: 20, indent: 1, width: 34),
          ])))
    #expect(
      paragraphs.map(\.kind) == [
        .title, .documentNumber, .title, .subtitle, .addressee, .body, .attachment, .attachment,
        .signature, .date, .body, .distribution, .distribution,
      ])
    #expect(
      paragraphs.map(\.text).suffix(2) == [
        "抄送：县水务局，县住房和城乡建设局，镇党委办公室，镇人大办公室，镇武装部，镇派出所。", "清溪镇人民政府办公室2023年5月9日印发",
      ])
  }

  @Test func `a text without places has them too`() {
    let lines = [
      "关于分批更换老旧供水管道的公告", "清政发〔2023〕7号", "各居民小组、各沿街商户：", Prose.long, "附件：1.停水街道名单", "2.临时供水点名单",
      "清溪镇人民政府", "2023年5月8日", "抄送：县水务局。",
    ]
    let paragraphs = read(Print.textFile(lines))
    #expect(paragraphs.map(\.text) == lines)
    #expect(
      paragraphs.map(\.kind) == [
        .title, .documentNumber, .addressee, .body, .attachment, .attachment, .signature, .date,
        .distribution,
      ])
  }

  @Test func `an addressee that fills its line stays apart in hard-wrapped text`() {
    let addressee = "各居民小组、各沿街商户，镇直各单位，镇属各企业，各中小学校："
    let text = [Prose.long, Prose.middle + Prose.short].flatMap { text in
      stride(from: 0, to: text.count, by: 30).map { String(text.dropFirst($0).prefix(30)) }
    }
    let title = "清溪镇人民政府关于分批更换老旧供水管道和做好停水工作的公告"
    let paragraphs = read(Print.textFile([title, addressee] + text))
    #expect(paragraphs.map(\.text).prefix(2) == [title, addressee])
    #expect(paragraphs.map(\.kind).prefix(3) == [.title, .addressee, .body])
  }

  @Test func `a wrapped line that begins with 各 and ends in a semicolon goes on`() {
    let text =
      "各居民小组应当指定专人负责联络，停水前三天逐户通知；对行动不便的老人要上门说明情况，并备好送水车；各楼栋的阀门由供水站统一关闭和开启。"
    for width in [26, 30] {
      let lines = stride(from: 0, to: text.count, by: width).map {
        String(text.dropFirst($0).prefix(width))
      }
      #expect(read(Print.textFile(lines + lines)).map(\.text) == [text, text])
      #expect(read(Print.textFile(lines)).map(\.kind) == [.body])
    }
  }

  /// A document of lines of 30 characters, with `lines` in its middle.
  private func wrapped(around lines: [String]) -> [String] {
    let text = [Prose.long, Prose.middle + Prose.short].map { text in
      stride(from: 0, to: text.count, by: 30).map { String(text.dropFirst($0).prefix(30)) }
    }
    return read(Print.textFile(text[0] + lines + text[1])).map(\.text)
  }

  @Test func `words part and join full lines of hard-wrapped text`() {
    let full = String(Prose.long.prefix(27))
    #expect(wrapped(around: [full + "停水。", "特此公告。"]).contains("特此公告。"))
    #expect(wrapped(around: ["“" + full + "。”", "“停水？”"]).contains("“停水？”"))
    #expect(
      wrapped(around: ["（" + String(full.prefix(28)) + "通）", "第一条 各户应当节约用水。"])
        .contains("第一条 各户应当节约用水。"))
    let title = "关于转发《" + String(Prose.long.prefix(15))
    #expect(wrapped(around: [title, "公告》的通知"]).contains(title + "公告》的通知"))
  }

  @Test func `lines of an item that hang below its first words belong to it`() {
    let lines = [
      Print.line("（一）本镇自来水厂定于下月起分批更换老旧管道，更换期间将按街道轮流停", row: 0, indent: 2),
      Print.line("水，请各户提前储水。", row: 1, indent: 5),
      Print.line("（二）停水期间由供水站送水。", row: 2, indent: 2),
    ]
    #expect(read(Print.document(Print.page(1, lines))).count == 2)
  }

  @Test func `circled items of hard-wrapped text stay apart when full lines end in a full stop`() {
    let first = "①" + String(Prose.long.prefix(28)) + "。"
    let second = "②" + String(Prose.long.suffix(28).dropLast()) + "。"
    let text = [Prose.long, Prose.middle + Prose.short].flatMap { text in
      stride(from: 0, to: text.count, by: 30).map { String(text.dropFirst($0).prefix(30)) }
    }
    let paragraphs = read(Print.textFile(text + [first, second, "③停水。"]))
    #expect(paragraphs.map(\.text).suffix(2) == [second, "③停水。"])
  }

  @Test(arguments: ["图1所示为改造以后的管网，", "表2中的各户，", "（图3）标出了阀门，", "图4，"])
  func `a line that speaks of a figure or table goes on`(words: String) {
    let start = String(Prose.long.prefix(29))
    let text = [start + "。" + words + Prose.middle, start + "见" + words + Prose.middle]
    for paragraph in text {
      let lines = stride(from: 0, to: paragraph.count, by: 30).map {
        String(paragraph.dropFirst($0).prefix(30))
      }
      #expect(wrapped(around: lines).contains(paragraph))
    }
  }

  @Test(arguments: ["镇政府办公室2024年3月5日印发。", "办公室2024年3月5日印发。", "2024年3月5日印发。"])
  func `a sentence that says when something was printed goes on`(end: String) {
    for start in [Prose.long.prefix(67) + "试行办法由", Prose.long.prefix(67) + "《试行办法》"] {
      let lines =
        Print.paragraph(Prose.middle, row: 0) + Print.paragraph(start.prefix(70) + end, row: 3)
      #expect(
        read(Print.document(Print.page(1, lines))).map(\.text) == [
          Prose.middle, start.prefix(70) + end,
        ])
    }
  }

  @Test func `an indented line below the room of a lost line starts a paragraph`() {
    let lines =
      Print.paragraph(String(Prose.long.prefix(69)) + "，", row: 0)
      + Print.paragraph(Prose.middle, row: 3) + Print.paragraph(Prose.long, row: 5)
    #expect(read(Print.document(Print.page(1, lines))).count == 3)
  }
}
