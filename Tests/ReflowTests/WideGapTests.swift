import DocumentModel
import Reflow
import Testing

/// Runs of spaces in text files that part cells, and those that part nothing.
struct WideGapTests {
  private func texts(_ lines: [String]) -> [String] {
    AssembleParagraphs().apply(to: Print.textFile(lines)).paragraphs.map(\.text)
  }

  @Test(arguments: [
    (["姓名：李雷        性别：男"], ["姓名：李雷\t性别：男"]),
    (["姓    名：李雷        性    别：男"], ["姓名：李雷\t性别：男"]),
    (
      ["甲方（盖章）：        乙方（盖章）：", "日期：    年  月  日      日期：    年  月  日"],
      ["甲方（盖章）：\t乙方（盖章）：", "日期：年月日\t日期：年月日"]
    ),
    (["审  判  长    王  五"], ["审判长\t王五"]),
    (["清溪镇财政所            2023年6月1日印发"], ["清溪镇财政所\t2023年6月1日印发"]),
    (["鲁大海　（愤怒地）你们这些人！", "周萍　　不要说了。"], ["鲁大海\t（愤怒地）你们这些人！", "周萍\t不要说了。"]),
  ])
  func `what stands apart in a line stays apart`(lines: [String], expected: [String]) {
    #expect(texts(lines) == expected)
    #expect(texts(expected) == expected)
  }

  @Test(arguments: [
    (
      [
        "The house was old.  It had been built by his", "grandfather in 1820.  No one lived there.",
      ],
      ["The house was old. It had been built by his", "grandfather in 1820. No one lived there."]
    ),
    (
      ["A. 煤炭    B. 石油    C. 风能    D. 天然气"],
      ["A. 煤炭\tB. 石油\tC. 风能\tD. 天然气"]
    ),
    (
      ["审  核：孙  丽  校  对：周  伟", "记  录  人：陈  静", "委员：陈  静  刘  洋  赵明磊"],
      ["审核：孙丽\t校对：周伟", "记录人：陈静", "委员：陈静\t刘洋\t赵明磊"]
    ),
  ])
  func `sentences, options and names with gaps`(lines: [String], expected: [String]) {
    let found = texts(lines).joined()
    #expect(found.filter { $0 != " " } == expected.joined().filter { $0 != " " })
  }

  @Test func `a name spread over its cell takes nothing of the next one`() {
    let lines = [
      "姓名      性别    职务", "王  伟    男      主任", "李建国    男      副主任", "孙  丽    女      科员",
    ]
    #expect(
      texts(lines) == ["姓名\t性别\t职务", "王伟\t男\t主任", "李建国\t男\t副主任", "孙丽\t女\t科员"])
  }

  @Test func `lessons are cells beside their number`() {
    let lines = ["节次      星期一    星期二", "第一节    语文      数学", "第二节    体育      美术"]
    #expect(texts(lines) == ["节次\t星期一\t星期二", "第一节\t语文\t数学", "第二节\t体育\t美术"])
  }

  @Test func `a line of many cells takes no prose below it`() {
    let lines = [
      "2015.7—2018.6    北京某某科技有限公司    软件工程师", "负责电商平台后端开发，参与系统的设计和测试。",
    ]
    #expect(texts(lines).count == 2)
  }

  @Test func `a table of spaces is rows whose cells stand in their columns`() {
    let lines = [
      "学校        教师    学生", "一中        120     2300", "二中        98      1850",
      "合计                4150",
    ]
    let result = AssembleParagraphs().apply(to: Print.textFile(lines))
    #expect(
      result.paragraphs.map(\.text)
        == ["学校\t教师\t学生", "一中\t120\t2300", "二中\t98\t1850", "合计\t\t4150"])
    #expect(result.paragraphs.allSatisfy { $0.kind == .tableRow })
  }

  @Test(arguments: [
    ("通 知 书", "通知书"), ("证    明", "证明"), ("第一条  为了加强管理，制定本办法。", "第一条 为了加强管理，制定本办法。"),
    ("一、  总体要求", "一、总体要求"), ("主持人：  王建国", "主持人：王建国"),
    ("本合同自    年  月  日起生效，租金每月      元。", "本合同自年月日起生效，租金每月元。"),
    ("他停了一下，  又回过头来看了看。", "他停了一下，又回过头来看了看。"),
    ("面朝大海　春暖花开", "面朝大海春暖花开"),
    ("签发人：张  三", "签发人：张三"), ("参加人员：王  伟、李  娜", "参加人员：王伟、李娜"),
  ])
  func `spaces inside words, behind numbers and marks part nothing`(line: String, text: String) {
    #expect(texts([line]) == [text])
  }
}
