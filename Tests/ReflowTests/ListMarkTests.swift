import Testing

struct ListMarkTests {
  @Test func `a comma before the next item becomes the mark of the list`() {
    #expect(
      Marks.mended("（一）检查管道；", "（二）登记各户，", "（三）张贴通知。")
        == "（一）检查管道；/（二）登记各户；/（三）张贴通知。")
    #expect(
      Marks.mended("1.检查管道;", "2.登记各户,", "3.张贴通知。") == "1.检查管道；/2.登记各户；/3.张贴通知。")
  }

  @Test(arguments: [("（一）", "（二）"), ("一、", "二、"), ("①", "②")])
  func `a comma after an announcement becomes a colon`(first: String, second: String) {
    #expect(
      Marks.mended("供水站办理下列事项，", first + "检查；", second + "登记。")
        == "供水站办理下列事项：/\(first)检查；/\(second)登记。")
  }

  @Test func `a comma before the next article becomes a full stop`() {
    #expect(
      Marks.mended("第一条 供水站负责更换管道，", "第二条 各户应当配合。")
        == "第一条 供水站负责更换管道。/第二条 各户应当配合。")
  }

  @Test(arguments: [
    ["（一）检查管道，", "（二）登记各户，", "（三）张贴通知。"], ["各位居民，", "现在停水。"],
    ["供水站负责检查，", "（一）检查管道；", "（二）登记各户。"], ["供水站办理下列事项，", "（二）检查；", "（三）登记。"],
    ["供水站应当依照第二条，", "第三条规定的时间供水。"], ["（一）检查管道、", "（二）登记各户；"],
  ])
  func `other commas stay`(lines: [String]) {
    var text = lines
    if text.count < 3 { text.append("停水。") }
    #expect(Marks.mended(text[0], text[1], text[2]) == text.joined(separator: "/"))
  }
}
