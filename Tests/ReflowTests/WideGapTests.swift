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
  ])
  func `spaces inside words, behind numbers and marks part nothing`(line: String, text: String) {
    #expect(texts([line]) == [text])
  }
}
