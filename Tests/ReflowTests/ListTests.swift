import DocumentModel
import Reflow
import Testing

/// Short lines that are items or names, not headings or titles.
struct ListTests {
  private func kinds(_ lines: [String]) -> [Paragraph.Kind] {
    AssembleParagraphs().apply(to: Print.textFile(lines)).paragraphs.map(\.kind)
  }

  @Test(arguments: [
    ["1. 身份证", "2. 户口本"], ["1、身份证", "2、户口本", "3、照片"], ["（一）身份证", "（二）户口本"],
    ["一、身份证", "二、户口本"],
  ])
  func `short numbered lines one below the other are items`(lines: [String]) {
    let items = lines.map { _ in Paragraph.Kind.listItem }
    #expect(kinds(["办理登记请带：" + Prose.long] + lines) == [.body] + items)
    // The text behind a list is not its last item's.
    #expect(kinds([Prose.long] + lines + [Prose.middle]) == [.body] + items + [.body])
    #expect(kinds([Prose.long] + lines + ["清溪镇供水站", "2023年5月8日"]).dropLast(2) == [.body] + items)
  }

  @Test(arguments: [
    ["1. 更换范围", "2. 停水时间"], ["（一）更换范围", "（二）停水时间"], ["一、更换范围", "二、停水时间"],
  ])
  func `short numbered lines with text below them are headings`(lines: [String]) {
    #expect(
      kinds([Prose.long] + lines.flatMap { [$0, Prose.middle] })
        == [.body, .heading, .body, .heading, .body])
    #expect(
      kinds([Prose.long, lines[0], "①东街；", "②西街。", lines[1], Prose.middle])
        == [.body, .heading, .listItem, .listItem, .heading, .body])
  }

  @Test func `a list below each heading leaves the headings`() {
    #expect(
      kinds([
        "停水公告", "（一）停水街道", "1. 东街", "2. 西街", "（二）供水点", "1. 镇政府", "2. 供水站", "第二章 附则", Prose.long,
      ])
        == [
          .title, .heading, .listItem, .listItem, .heading, .listItem, .listItem, .heading, .body,
        ])
  }

  @Test(arguments: [2, 3, 12])
  func `a file of names has no titles`(count: Int) {
    let names = ["王水生", "李清", "陈河", "林小满", "赵东街", "周大河"]
    let lines = (0..<count).map { names[$0 % names.count] + ($0 < names.count ? "" : "、\($0)") }
    #expect(!kinds(lines).contains(.title))
    #expect(kinds(["停水街道名单公告"] + lines).filter { $0 == .title }.count == 1)
    #expect(kinds(["停水街道名单公告"] + lines).first == .title)
  }

  @Test func `a title with its office and its number stays a title`() {
    #expect(
      kinds(["清溪镇人民政府", "清政发〔2023〕7号", "停水公告", Prose.long])
        == [.title, .documentNumber, .title, .body])
    #expect(kinds(["静夜思", "李白", "床前明月光，疑是地上霜。"]) == [.title, .title, .body])
    #expect(kinds(["停水公告"]) == [.title])
  }
}
