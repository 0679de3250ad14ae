import DocumentModel
import Reflow
import Testing

/// Pages of text files that are documents of their own lose nothing; running lines of others go.
struct FormPagesTests {
  private func dropped(_ pages: [[String]]) -> [String] {
    DropRunningHeads().apply(to: Print.sheets(pages)).pages[0].lines
      .filter { $0.drop != nil }.map(\.text)
  }

  /// Six lines of prose of each page's own.
  private func prose(_ page: Int) -> [String] {
    let text = Prose.long + Prose.middle + Prose.short + Prose.long
    return (0..<6).map { String(text.dropFirst(page * 7 + $0 * 24).prefix(24)) }
  }

  @Test(arguments: [
    [
      ["收据", "今收到张三交来房租2000元。", "收款人：王五", "2024年3月5日"],
      ["收据", "今收到李四交来房租3000元。", "收款人：王五", "2024年4月5日"],
    ],
    ["张三", "李四", "王五"].enumerated().map { index, name in
      ["工资条", "姓名：\(name)", "部门：技术部", "基本工资：5000元", "绩效工资：\(index)100元", "实发合计：\(index)500元"]
    },
    ["一", "二", "三"].map {
      ["第\($0)单元测试卷", "一、填空题", "1. 题目内容\($0)。", "二、选择题", "参考答案", "略"]
    },
    ["张家村", "李家村"].map {
      [
        "清溪镇人民政府", "关于\($0)道路建设的批复", "\($0)村民委员会：", "你村关于道路建设的请示收悉，同意你村建设方案，请抓紧组织实施。",
        "清溪镇人民政府", "2024年3月5日",
      ]
    },
    ["张三", "李四", "王五"].map {
      ["聘  书", "", "\($0)同志：", "　　兹聘请您为我校教授，聘期三年。", "特此聘任。", "", "清溪学校", "2024年3月5日"]
    },
    [["要点回顾", "加强领导", "落实责任"], ["要点回顾", "健全制度", "严格考核"], ["要点回顾", "宣传引导", "营造氛围"]],
  ])
  func `pages made on one form lose nothing`(pages: [[String]]) {
    #expect(dropped(pages) == [])
  }

  @Test func `a foot goes from the first page, too`() {
    let pages = (0..<4).map { prose($0) + ["", "版权所有 不得翻印          第 \($0 + 1) 页 共 4 页"] }
    #expect(dropped(pages).count == 4)
    #expect(dropped((0..<4).map { prose($0) + ["内部资料 注意保密"] }).count == 4)
  }

  @Test func `a head with the page's number goes from all pages`() {
    let pages = (0..<3).map { ["清溪镇供水志                  \($0 + 1)", ""] + prose($0) }
    #expect(dropped(pages).count == 3)
    let chapters = (0..<6).map { page in
      [["第一章 水源", "第二章 管网"][page / 3] + "          \(page + 21)", ""] + prose(page)
    }
    #expect(dropped(chapters).count == 6)
  }

  @Test func `heads of chapters on even pages go`() {
    let pages = (0..<6).map { [$0 % 2 == 0 ? "清溪镇供水志" : "第三章 管网", ""] + prose($0) }
    #expect(dropped(pages) == ["第三章 管网", "清溪镇供水志", "第三章 管网", "清溪镇供水志", "第三章 管网"])
  }

  @Test(arguments: ["第\u{1}课", "练习 \u{1}", "附件\u{1}"])
  func `headings that count on stay`(heading: String) {
    let pages = (0..<5).map {
      [heading.replacing("\u{1}", with: "\($0 + 1)"), ""] + prose($0)
    }
    #expect(dropped(pages) == [])
  }

  @Test(arguments: ["啊，故乡，我的故乡", "家长签字：", "甲方（签字）：        乙方（签字）："])
  func `refrains and what is to be signed stay at the foot of every page`(line: String) {
    #expect(dropped((0..<4).map { prose($0) + ["", line] }) == [])
  }
}
