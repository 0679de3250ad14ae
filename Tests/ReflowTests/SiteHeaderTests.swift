import DocumentModel
import Testing

@testable import Reflow

/// What sites print around titles, on pages copied without the site's name.
struct SiteHeaderTests {
  private func kept(_ lines: [String]) throws -> [String] {
    try DropBoilerplate.webCapture().apply(to: .captured(lines)).kept
  }

  private static let body = ["一、安装", "先从源里装好软件包，再建一个普通用户。", "二、配置", "配置文件写好之后，重启一次服务。"]

  @Test func `a site shows itself by its sure lines, named or not`() throws {
    let title = "水尺读数的三种办法"
    let above = [
      "最新推荐文章于 2024-03-05 10:00:00 发布", "阅读量1.2w", "收藏 100", "分类专栏： 水文 文章标签： 水尺",
      "版权声明：本文为博主原创文章，遵循 CC 4.0 BY-SA 版权协议，转载请附上原文出处链接和本声明。",
    ]
    let below = ["确定要放弃本次机会？", "福利倒计时", "立减 ¥", "关注", "50", "点赞", "收藏", "评论"]
    let result = try DropBoilerplate.webCapture().apply(
      to: .captured([title] + above + Self.body + below))
    #expect(result.kept == [title] + Self.body)
    #expect(result.edits.isEmpty)
  }

  @Test func `one line that a site would print does not show the site`() throws {
    let lines = [Self.body[1], "本词条由专家编写", Self.body[3]]
    #expect(try kept(lines) == lines)
  }
}
