import DocumentModel
import Testing

@testable import Reflow

/// What sites print around titles, on pages copied without the site's name.
struct SiteHeaderTests {
  private func kept(_ lines: [String]) throws -> [String] {
    try DropBoilerplate.webCapture().apply(to: .captured(lines)).kept
  }

  private static let body = ["一、安装", "先从源里装好软件包，再建一个普通用户，并给它设一个密码。", "二、配置", "配置文件写好之后，重启一次服务。"]

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

  @Test func `a question printed twice stays once, without the buttons and tags between`() throws {
    let question = "乡镇的水管为什么总是漏？"
    let page =
      ["首页", "知乎直答", "等你来答", "水利", question, "关注问题", "写回答", "水利", "乡镇", question]
      + ["关注者", "12,345", "被浏览", "9,876", "邀请回答", "1,234 个回答", "默认排序"]
    let answers = [
      ["河埠先生", "抄表员", "3,456 人赞同了该回答", Self.body[1], "编辑于 2021-05-06 12:00", "赞同 3456", "收藏"],
      ["周岸", "1,024 人赞同了该回答", Self.body[3], "编辑于 2020-01-01 08:00", "赞同 1024", "收藏"],
    ]
    let foot = ["帮助中心", "知乎隐私保护指引", "举报中心"]
    #expect(try kept(page + answers.joined() + foot) == [question, Self.body[1], Self.body[3]])
  }

  @Test func `who wrote it goes, a title right above the name stays`() throws {
    let foot = ["©著作权归作者所有,转载或内容合作请联系作者", "更多精彩内容，就在简书APP", "赞赏支持"]
    let above = ["小满", "IP属地: 清溪", "2020.03.05 10:20:30", "字数 1,234", "阅读 567"]
    #expect(try kept(["老街"] + above + Self.body + foot) == ["老街"] + Self.body)
    // Without a title above the name it may be the title.
    #expect(try kept(above + Self.body + foot) == ["小满"] + Self.body)
  }

  @Test func `a signature above the site's button stays`() throws {
    let lines = Self.body + ["清溪供水站"]
    #expect(
      try kept(lines + ["关注", "点赞", "福利倒计时", "确定要放弃本次机会？", "更多精彩内容，就在简书APP", "总资产5共写了3.2W字"])
        == lines)
  }

  @Test func `a narrow line goes with its like amid clutter, as long as a title stays`() throws {
    let foot = ["预览时标签不可点", "微信扫一扫", "关注该公众号", "清溪城事", "轻触阅读原文"]
    let above = ["原创", "清溪城事", "2024-03-05 08:00", "点击上方“清溪城事”关注我们"]
    #expect(try kept(["老街的铁匠铺"] + above + Self.body + foot) == ["老街的铁匠铺"] + Self.body)
  }

  @Test func `an encyclopaedia's list of headings goes, a text's own contents stay`() throws {
    let text = ["清溪油纸伞", "清溪油纸伞是清溪镇的传统手工艺品，以竹为骨，以纸为面。", "历史沿革", Self.body[1], "制作工艺", Self.body[3]]
    let contents = ["目录", "1 历史沿革", "▪ 制作工艺"]
    let page = text.prefix(2) + contents + text.dropFirst(2)
    let foot = ["词条统计", "编辑次数：14次历史版本", "未通过词条申诉", "百科协议"]
    #expect(try kept(page + foot) == text)
    let other = ["还剩1页未读，点击展开全文", "开通VIP，免费下载"]
    #expect(try kept(page + other) == Array(page))
  }

  @Test func `the text's start, which the foot says once more, goes`() throws {
    let foot = [
      "关注", "50", "点赞", "踩", "收藏", "觉得还不错?", "一键收藏", "打赏", "评论", Self.body[1] + "二、配置", "专栏收录该内容",
      "您还未登录，请先登录后发表或查看评论",
    ]
    #expect(try kept(Self.body + foot) == Self.body)
  }

  @Test(arguments: ["浏览次数：35次", "下载：120", "访问量：1.2万"])
  func `a counter alone shows no site`(counter: String) throws {
    #expect(
      try kept([Self.body[1], counter, Self.body[3]]) == [Self.body[1], counter, Self.body[3]])
  }
}
