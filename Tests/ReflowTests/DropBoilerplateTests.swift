import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import Reflow

struct DropBoilerplateTests {
  private let text = [
    "清溪镇供水站对老街片区的管网进行了分段改造，施工期间按街道轮流停水。", "停水前三天逐户通知，对行动不便的老人上门说明，并备好送水车。",
  ]

  private func kept(_ lines: [String], _ profiles: String...) throws -> [String] {
    var dropper = DropBoilerplate()
    dropper.profiles = profiles.isEmpty ? ["generic"] : profiles
    try dropper.load(from: CheckoutFiles())
    return dropper.apply(to: .captured(Self.signs + lines)).kept
  }

  /// Two sure signs of a site, which drag nothing with them.
  private static let signs = ["第1页 / 共2页", "供水报告.docx_第1页"]

  // MARK: What is clutter and what is not

  @Test(arguments: ["下载", "收藏", "目录", "12", "作者：李清", "供水工作总结范文", "报名表.doc", "2021-11-05", "评论"])
  func `what may be clutter stays where only text is around`(line: String) throws {
    let lines = [text[0], line, text[1]]
    #expect(try kept(lines) == lines)
  }

  @Test(arguments: ["下载", "收藏", "12", "2021-11-05"])
  func `the same goes beside clutter`(line: String) throws {
    #expect(try kept(text + [line, "查看更多"]) == text)
    #expect(try kept([text[0], "展开全部", line, text[1]]) == text)
  }

  @Test(arguments: [
    "下载安装包前应当核对来源，并保存下载记录。", "评论区的留言由值班人员当天答复，不得删除。", "收藏品的登记按照本办法执行，登记表每年核对一次。",
    "公民有权举报侵犯著作权的行为，接到举报的机关应当及时处理。",
  ])
  func `a sentence about downloads and comments is text, even beside clutter`(line: String) throws {
    #expect(try kept([text[0], line, "查看更多"]) == [text[0], line])
  }

  @Test func `signature and date above the clutter stay`() throws {
    let lines = text + ["清溪镇供水站", "2021年11月5日"]
    #expect(try kept(lines + ["文档评论(0)", "立即下载"]) == lines)
  }

  @Test func `a misread or spaced notice is known all the same`() throws {
    #expect(try kept(["查 看 更 多"] + text + ["君，已阅读到文挡的结尾了", "立 即下 载"], "generic", "doc88") == text)
  }

  @Test func `a row of labels goes, a row of figures stays`() throws {
    let row = "12 36 48 20"
    #expect(try kept([text[0], row, text[1]]) == [text[0], row, text[1]])
    #expect(try kept(["格式：DOC 页数：7 归档：否"] + text) == text)
  }

  @Test func `page jumpers go and drag nothing with them`() throws {
    let lines = [text[0], "下载", text[1]]
    #expect(try kept([text[0], "第 3 页 / 共 12 页", "下载", text[1]]) == lines)
  }

  @Test func `a site's mark that recurs between the lines goes`() throws {
    let mark = "清溪文库 www.example.com"
    #expect(
      try kept([text[0], mark, text[1], mark, text[0], mark, text[1]])
        == [text[0], text[1], text[0], text[1]])
    let twice = [text[0], mark, text[1]]
    #expect(try DropBoilerplate.webCapture().apply(to: .captured(twice)).kept == twice)
  }

  // MARK: Titles

  @Test func `a title that the text repeats goes from the clutter above it`() throws {
    let title = "老街片区供水管网改造报告"
    #expect(
      try kept(["首页 > 公文 > 报告", title, "上传者：溪边人家", title] + text) == [title] + text)
    #expect(
      try kept(["老街片区供水管网改造报告.docx", "上传者：溪边人家", "浏览：35次", "展开全部", title + " " + text[0]])
        == [title + " " + text[0]])
  }

  @Test func `a title that stands only amid the clutter stays`() throws {
    let title = "老街片区供水管网改造报告"
    #expect(
      try kept(["首页 > 公文 > 报告", title, "上传者：溪边人家", "浏览：35次"] + text) == [title] + text)
    #expect(
      try kept(["首页 > 公文 > 报告", title, "上传者：溪边人家", "浏览：35次", "一、基本情况"] + text)
        == [title, "一、基本情况"] + text)
  }

  @Test func `above the title nothing stays when a byline shows which line it is`() throws {
    let menu = ["首页", "下载", "搜索", "镇情", "更多"]
    let title = "老街片区供水管网改造报告"
    #expect(
      try kept(menu + [title, "发布时间：2021-11-08", "收藏"] + text, "generic", "gov")
        == [title] + text)
    // A question reads as a sentence.
    #expect(
      try kept(menu + ["老街的水管为什么总是漏？", "上传者：溪边人家", "收藏"] + text, "generic", "gov")
        == ["老街的水管为什么总是漏？"] + text)
    // Without the site's lines above it what nobody knows may be the text's.
    let names = ["李清", "陈河", "吴桥", "周岸"]
    #expect(
      try kept(names + [title, "发布时间：2021-11-08", "收藏"] + text, "generic", "gov")
        == names + [title] + text)
  }

  @Test func `a title in two lines stays whole below a menu`() throws {
    let title = ["春风化雨", "——记清溪镇供水站站长吴桥"]
    #expect(
      try kept(["首页", "下载", "搜索", "更多"] + title + ["发布时间：2021-11-08", "收藏"] + text) == title + text)
  }

  @Test func `a title that a heading or a sentence begins with stays`() throws {
    let title = "垃圾分类心得体会"
    #expect(
      try kept(["首页 > 公文", title, "浏览：35次", title + "1"] + text) == [title, title + "1"] + text)
    #expect(
      try kept(["首页 > 公文", "清溪油纸伞", "浏览：35次", "清溪油纸伞，是镇上的手工艺品。"] + text)
        == ["清溪油纸伞", "清溪油纸伞，是镇上的手工艺品。"] + text)
  }

  @Test func `a byline is no title, and the title above it stays`() throws {
    let title = "乡村快递站里的乡情"
    #expect(
      try kept(["首页 > 新闻", "浏览：35次", title, "收藏", "分享", "查看更多", "本报记者 陈河"] + text)
        == [title, "本报记者 陈河"] + text)
  }

  @Test func `a list above the text ends above its title when a byline stands below that`() throws {
    let list = ["小编推荐", "抄表员管理办法.doc", "水厂工作报告", "更多"]
    #expect(
      try kept(list + ["供水工作报告", "发布时间：2021-11-08", "点击展开全文"] + text) == ["供水工作报告"] + text)
  }

  @Test func `the abstract of a paper is text whatever it speaks of`() throws {
    let abstract = "摘要：本站会员下载券、下载权限和VIP特权的使用，都影响文档的下载和收藏。"
    #expect(try kept([abstract, "查看更多", "立即下载"]) == [abstract])
  }

  @Test func `the last sentence of the text and whom to ask stay above the clutter`() throws {
    let ending = ["扫描下方二维码，关注公众号，点击菜单“报名”，下载报名表，填写后发送到邮箱。", "咨询电话：0000-1234567（微信同号）"]
    #expect(try kept(text + ending + ["长按识别二维码关注我们", "查看更多", "立即下载"]) == text + ending)
  }

  @Test func `a list ends where a paragraph starts, though two of its words are a site's`() throws {
    let paragraph = "天还没亮，清溪镇桥头村快递站的灯已经亮了，站长把昨夜到的三百多件包裹一件件扫码上架，忙到九点多钟才吃上一口热乎的早饭。"
    #expect(try kept(["小编推荐", "教师述职报告", "更多", paragraph] + text) == [paragraph] + text)
  }

  // MARK: Lists

  @Test func `a list of other documents ends where the text goes on`() throws {
    let lines = ["相关推荐", "水厂岗位责任制", "抄表员管理办法.doc", "", "管网改造报告"] + text
    #expect(try kept(lines) == ["管网改造报告"] + text)
    #expect(try kept(text + ["立即下载"] + lines) == text + ["管网改造报告"] + text)
  }

  @Test func `below a list the text keeps its title, note and addressee`() throws {
    let start = ["2020年供水工作报告", "（在镇居民代表会上）", "各位代表："]
    #expect(try kept(["相关推荐", "抄表员管理办法.doc", "立即下载"] + start + text) == start + text)
  }

  @Test func `what stands above the mark of the text's start and below that of its end goes`()
    throws
  {
    let title = "老街管网改造报告"
    #expect(
      try kept(
        ["浏览：35次", "每日一读", "编者荐语，字字珠玑。", "正文内容：", title] + Capture.wrapped + [
          "全文完", "明日再会", "编者", "立即下载",
        ])
        == [title] + Capture.wrapped)
    let story = ["老街旧事"] + text + ["全文完", "河埠新声"] + text + text
    #expect(try kept(story) == ["老街旧事"] + text + ["河埠新声"] + text + text)
  }

  @Test func `a title printed twice above the text stays once`() throws {
    #expect(try kept(["首页 > 公文", "浏览：35次", "管网报告", "管网报告"] + text) == ["管网报告"] + text)
  }

  @Test func `a list at the end takes all that follows`() throws {
    let list = ["猜你喜欢", "水厂岗位责任制", "某某写得真好，学习了。", "老街旧事", "立即下载"]
    #expect(try kept(text + list) == text)
  }

  // MARK: Notices

  @Test func `notices go by their words, in any wording`() throws {
    let notices = [
      "1、本站所载文档皆由会员上传，仅供学习参考，请勿用于商业用途。", "2、付款之后因个人原因要求退款的，本站恕不办理。", "3、疑问请于工作日联系在线客服。",
    ]
    #expect(try kept(notices + ["展开全部"] + text) == text)
    #expect(try kept(Capture.wrapped + notices) == Capture.wrapped)
  }

  @Test func `terms of use that are the text itself stay`() throws {
    let terms = [
      "清溪书屋网站服务协议", "第一条 本站向会员提供文档上传、下载和收藏服务，会员登录后可以使用。", "第二条 会员上传的文档版权归原作者所有，本站不承担侵权责任。",
      "第三条 会员可以通过客服热线申请退款，本站在三个工作日内办理。",
    ]
    #expect(try kept(terms) == terms)
  }

  // MARK: Inside lines

  @Test func `buttons glued to a line and remarks inside it are taken out by edits`() throws {
    let line = "查看更多 " + text[0] + "（来源：清溪文库）" + text[1] + " 文档评论（0）"
    let result = try DropBoilerplate.with("generic").apply(to: .captured(Self.signs + [line]))
    #expect(result.kept == [" " + text[0] + text[1] + " "])
    #expect(result.edits.map(\.from) == ["查看更多", "（来源：清溪文库）", "文档评论（0）"])
    #expect(result.edits.allSatisfy { $0.rule.hasPrefix("generic.yml:") && $0.to.isEmpty })
  }

  // MARK: Reasons and settings

  @Test func `a drop names the pattern's file and line, or what is around`() throws {
    let result = try DropBoilerplate.with("generic", "docin").apply(
      to: .captured(Self.signs + text + ["豆丁网", "相关文档", "抄表员的一天"]))
    #expect(result.dropped["豆丁网"]?.hasPrefix("docin.yml:") == true)
    #expect(result.dropped["抄表员的一天"] == "in the list below ‘相关文档’")
    #expect(result.pages[0].lines.compactMap(\.drop).allSatisfy { $0.stage == "drop-boilerplate" })
  }

  @Test func `lines that other stages dropped keep their reason`() throws {
    var document = Document.captured(["查看更多"] + text)
    document.pages[0].lines[0].drop = Drop(stage: "drop-running-heads", reason: "running head")
    let result = try DropBoilerplate.with("generic").apply(to: document)
    #expect(result.pages[0].lines[0].drop?.stage == "drop-running-heads")
  }

  @Test func `without loaded profiles nothing is dropped`() {
    let document = Document.captured(["查看更多"] + text)
    #expect(DropBoilerplate().apply(to: document) == document)
  }

  @Test func `a file of one's own is used by its path`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("sure:\n  - '敬请期待*'\n", to: "mine.yml")
    let result = try DropBoilerplate.with(file.path).apply(to: .captured(text + ["敬请期待下集"]))
    #expect(result.kept == text)
    #expect(result.dropped == ["敬请期待下集": "mine.yml:2 敬请期待*"])
  }
}
