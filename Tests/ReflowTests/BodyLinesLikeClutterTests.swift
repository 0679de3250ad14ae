import DocumentModel
import Testing

@testable import Reflow

/// Lines of a text that read as a site's do: without a site around them they stay.
struct BodyLinesLikeClutterTests {
  private static let before = "清溪镇供水站对老街片区的管网进行了分段改造，施工期间按街道轮流停水。"
  private static let after = "停水前三天逐户通知，对行动不便的老人上门说明，并备好送水车。"

  static let sentences = [
    "下载量增长了30%。", "请登录系统后点击查看更多按钮。", "会员费每年100元。", "用户可以上传文档，也可以下载。", "本站实行会员制。",
    "点击“登录”按钮进入首页。", "评论区应当实名发言。", "版权归作者所有，转载须经同意。", "关注公众号可以领取优惠券。", "阅读全文需要登录。",
    "分享到朋友圈即可参加抽奖。", "收藏品共计320件。", "点赞最多的作品将获奖。", "责任编辑应当签字。", "下面是我整理的资料。",
    "人赞同了这个办法。", "您是第100位访客。", "网站支持IPv6。", "扫码登记以后可以免费参观。",
    "站长把昨夜到的三百多件包裹一件件扫码上架，投诉请拨打电话。",
  ]

  static let labels = [
    "热门推荐的三本书如下：", "相关文章见附录二。", "来源：清溪日报", "索引号：A-12", "主题分类：民政", "成文日期：2023-05-12", "有效性：有效",
    "主办单位：清溪县体育局", "技术支持：县数据局", "专辑：春天的声音", "专题：乡村振兴", "推荐度：★★★★", "最后更新：2019-10-09",
    "原标题：春天", "客服热线：400-000-0000", "举报电话：12345", "地址：清溪县河街1号 邮编：000000", "2022年01月26日 07:32",
    "发布于 2022-01-08 12:03", "215人赞同了该方案", "本词条由专家编写", "编辑次数：14次", "字数 812", "赞26",
  ]

  static let words = [
    "微信扫一扫", "关注该公众号", "阅读原文", "精选留言", "往期回顾", "写留言", "知道了", "编辑", "播报", "目录", "参考文献", "相似文献",
    "高级检索", "手机阅读", "CAJ下载", "记笔记", "关注者", "关于知乎", "等你来答", "推荐阅读", "相关问题", "向上滑动看下一个", "点击下载文档",
    "小字号", "返回首页", "新闻", "教育", "政务公开", "走进清溪", "打印本页", "繁体版", "原创", "粉丝", "发表于浙江", "END",
  ]

  @Test(arguments: sentences + labels + words)
  func `a line that looks like clutter stays when no site shows itself`(line: String) throws {
    let lines = [Self.before, line, Self.after]
    #expect(try DropBoilerplate.webCapture().apply(to: .captured(lines)).kept == lines)
  }

  @Test(arguments: Capture.all)
  func `a sentence stays between lines of the text in a capture as well`(capture: Capture) throws {
    let body = Self.sentences.flatMap { [Self.before, $0, Self.after] }
    let page = Document.captured(capture.above + body + capture.below)
    let kept = Set(try DropBoilerplate.webCapture().apply(to: page).kept)
    #expect(body.filter { !kept.contains($0) } == [])
  }
}
