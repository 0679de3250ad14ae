import DocumentModel
import Testing

@testable import Reflow

/// Lines of a text that stand where a site's could: between its menu and its buttons they stay.
struct CapturedBodyTests {
  private static let menu = ["百度文库", "首页", "VIP", "登录"]
  private static let foot = [
    "第 1 页 共 2 页", "还剩1页未读，点击展开全文", "开通VIP，免费下载", "相关文档", "河堤巡查记录", "使用百度前必读",
  ]

  /// What `web-capture` keeps of a text on a page of a document site.
  private func kept(_ body: [String]) throws -> [String] {
    try DropBoilerplate.webCapture().apply(to: .captured(Self.menu + body + Self.foot)).kept
  }

  // MARK: Dates

  @Test(arguments: [
    ["巡河日记", "第一周", "我到河堤站报到。", "3月5日 星期二 晴", "今天学了怎样看水尺。"],
    ["关于做好河堤巡查的通知", "各村：", "汛期将至，形势严峻。", "6月1日起，各村实行二十四小时值班。"],
    ["巡查例会通知", "各小组：", "2024年3月5日下午2点召开例会", "请准时参加。"],
    ["周岸简历", "个人信息", "教育背景", "2015-2019 清溪师范", "工作经历", "自我评价", "本人工作认真负责。"],
    ["个人简历", "姓名：周岸", "电话：13800000000", "邮箱：a@b.com", "教育背景", "2015-2019 清溪师范", "本人工作认真负责。"],
    ["读后感", "上一篇文章谈了人物。", "今天继续谈谈它的结构。", "作者：曹雪芹"],
  ])
  func `a line that begins with a date takes nothing above it along`(body: [String]) throws {
    #expect(try kept(body) == body)
  }

  @Test func `a title above the site's lines stays whatever the text begins with`() throws {
    let above = ["原创 小满 清溪城事 2024-03-05 08:00 清溪", "点击上方蓝字关注我们"]
    let below = ["预览时标签不可点", "微信扫一扫", "关注该公众号", "轻触阅读原文"]
    for body in [["今天我们去河埠看桃花。"], ["炉火", "铁匠铺在正街上。"], ["01", "河埠", "2021年，河埠修了新桥。"]] {
      let page = Document.captured(["周末好去处"] + above + body + below)
      #expect(try DropBoilerplate.webCapture().apply(to: page).kept == ["周末好去处"] + body)
    }
  }

  @Test(arguments: [
    "2022年04月23日 07:45", "2022-04-23 来源：清溪晚报", "来源：清溪晚报 2022-04-23 07:45", "昨天 12:30",
    "2022-04-23 07:45·清溪晚报",
  ])
  func `a bare date or one with its source shows where the title is`(byline: String) throws {
    let page = ["首页", "要闻速递", "登录", "一座小城的图书馆", byline, "收藏", "图书馆的灯还亮着，靠窗的位置坐满了人。"]
    #expect(try kept(page).prefix(1) == ["一座小城的图书馆"])
  }

  // MARK: Buttons that the text names

  @Test func `a manual keeps the buttons that it names, up to its last step`() throws {
    let manual = [
      "水费缴纳操作手册", "1. 登录", "用户点击登录按钮。", "2. 注册", "点击注册，填写信息。", "3. 下载", "下载文档", "收藏文档", "分享",
      "4. 退出",
      "点击退出。",
    ]
    #expect(try kept(manual) == manual)
  }

  @Test func `a text that stops at a heading keeps the marks below it`() throws {
    let paper = ["一年级语文试卷", "一、看拼音写词语。（10分）", "小猫跟妈妈去钓鱼，蝴蝶飞来了。", "四、写话", "5分"]
    #expect(try kept(paper) == paper)
  }

  @Test func `a short remark below the site's list is none of the text`() throws {
    let body = ["河堤站记事", "我到河堤站报到，师傅带着我看水尺。"]
    let page = Self.menu + body + ["评论(2)", "好！", "学习了。"] + Self.foot
    #expect(try DropBoilerplate.webCapture().apply(to: .captured(page)).kept == body)
  }

  @Test func `buttons between two numbered steps stay on a page with the same buttons`() throws {
    let manual = ["用户操作手册", "1. 登录", "用户点击登录按钮。", "2. 下载", "下载文档", "收藏文档", "分享", "3. 退出", "点击退出。"]
    let above = ["小满", "关注", "IP属地: 清溪", "0.8", "2019.09.12 21:08:44", "字数 846", "阅读 1,203"]
    let below = ["©著作权归作者所有,转载或内容合作请联系作者", "更多精彩内容，就在简书APP", "赞赏支持", "评论0"]
    let page = Document.captured(manual.prefix(1) + above + manual.dropFirst() + below)
    #expect(try DropBoilerplate.webCapture().apply(to: page).kept == manual)
  }

  @Test func `a title as short as the author's line below it stays`() throws {
    let essay = ["归来", "阿树", "今年春天，我又回到了老屋，门前的桃树还在。"]
    let page =
      Self.menu + essay.prefix(1) + ["2021-09-18 20:05", "浏览：35次"] + essay.dropFirst() + Self.foot
    #expect(try DropBoilerplate.webCapture().apply(to: .captured(page)).kept == essay)
  }

  @Test func `a date in brackets is the text's own, whose title stands above it`() throws {
    let speech = ["在毕业典礼上的讲话", "李清", "（2023年6月20日）", "各位老师、同学们：", "今天，我们欢聚一堂，庆祝同学们完成学业。"]
    let page = Self.menu + speech.prefix(1) + ["浏览：35次", "分享到："] + speech.dropFirst() + Self.foot
    #expect(try DropBoilerplate.webCapture().apply(to: .captured(page)).kept == speech)
  }

  @Test func `below a list above the text its short lines stay`() throws {
    let body = ["姓名：周岸", "1. 登录", "用户点击登录按钮。", "先核对水尺，再把读数写进台账，两个人都要签字。"]
    let page = Self.menu + ["巡查手册", "相关推荐"] + body + Self.foot
    #expect(try DropBoilerplate.webCapture().apply(to: .captured(page)).kept == ["巡查手册"] + body)
  }
}
