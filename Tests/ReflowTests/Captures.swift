import DocumentModel
import Foundation
import PipelineFile
import Reflow
import TestSupport
import Testing

/// The pipelines of the checkout, as an installed program finds them.
struct CheckoutFiles: ResourceFinder {
  static let folder = KanwuProgram.checkout.appendingPathComponent("Pipelines")

  func find(_ name: String, kind: String, suffix: String) throws -> URL {
    if name.hasPrefix("/") { return URL(fileURLWithPath: name) }
    return Self.folder.appendingPathComponent(kind).appendingPathComponent(name + suffix)
  }

  func outline(of file: URL) throws -> Outline { try Outline(yaml: file) }
}

extension DropBoilerplate {
  /// The profiles that the pipeline `web-capture` names.
  static func webCapture() throws -> DropBoilerplate {
    let file = CheckoutFiles.folder.appendingPathComponent("web-capture.yml")
    let pipeline = try PipelineDescription(contentsOf: file)
    let stage = try #require(pipeline.document.first { $0.name == name })
    var dropper = try stage.decode(over: DropBoilerplate(), in: file.path)
    try dropper.load(from: CheckoutFiles())
    return dropper
  }

  static func with(_ profiles: String...) throws -> DropBoilerplate {
    var dropper = DropBoilerplate()
    dropper.profiles = profiles
    try dropper.load(from: CheckoutFiles())
    return dropper
  }
}

extension Document {
  /// A captured text; a blank line starts a new block.
  static func captured(_ lines: [String]) -> Document {
    var block = 0
    var page = Page(number: 1, origin: .plainText)
    for line in lines {
      if line.isEmpty {
        block += 1
      } else {
        page.lines.append(TextLine(text: line, block: block))
      }
    }
    return Document(name: "a.txt", kind: "txt", pages: [page])
  }

  /// Lines that stay.
  var kept: [String] { bodyLines.map { self[$0].text } }

  /// Dropped lines with their reasons.
  var dropped: [String: String] {
    Dictionary(
      pages.flatMap(\.lines).compactMap { line in line.drop.map { (line.text, $0.reason) } },
      uniquingKeysWith: { first, _ in first })
  }
}

/// A capture made for the tests: a site's lines around a text that must stay whole.
struct Capture: CustomTestStringConvertible {
  var site: String
  var above: [String]
  var body: [String]
  var below: [String]

  var testDescription: String { site }
  var document: Document { .captured(above + body + below) }

  /// An invented town's report, one paragraph a line.
  static let report = [
    "清溪镇供水管网改造情况报告",
    "镇供水站：",
    "根据年初安排，本站对老街片区的供水管网进行了改造，现将有关情况报告如下。",
    "一、基本情况",
    "老街片区管网建成已有三十余年，渗漏严重，居民多次反映水压不足。经测算，全年漏损水量约占供水总量的两成。",
    "二、主要做法",
    "（一）分段施工。施工期间分街道轮流停水，停水前三天逐户通知，对行动不便的老人上门说明，并备好送水车。",
    "（二）统一材料。管材由县里统一采购，进场前逐批查验，不合格的一律退回。",
    "三、存在问题",
    "资金缺口仍有四十万元，部分支管未能同步更换。",
    "清溪镇供水站",
    "2021年11月5日",
  ]

  /// The same kind of text, wrapped by hand.
  static let wrapped = [
    "清溪镇2020年防汛工作总结",
    "今年入汛以来，我镇降雨时空分布不均，共出现五次较强降雨过程。镇党委、政府",
    "坚持早部署、早检查、早落实，对辖区水库、塘坝和低洼路段进行了拉网式排查，全",
    "年未发生人员伤亡。现将工作总结如下。",
    "一、落实责任",
    "层层签订责任书，明确每座水库的行政责任人和技术责任人，汛期实行二十四小时",
    "值班。",
    "二、备足物资",
    "全镇共储备编织袋三万条、木桩两千根、救生衣一百二十件，组建抢险队伍六支，",
    "并组织了两次演练。",
  ]

  /// A whole text in one line, as some pages give it.
  static let oneLine = [
    "清溪镇图书室借阅办法 第一条 为了方便镇上居民借阅图书，制定本办法。 第二条 居民凭借书证每次可以借阅三册，"
      + "借期三十天，到期可以续借一次。 第三条 图书损坏或者遗失的，按照定价赔偿；属于成套图书的，按照整套定价赔偿。 "
      + "第四条 图书室每周一闭馆，其余时间上午八点半开馆，下午五点半闭馆，节假日另行通知。 第五条 本办法自公布之日起施行。"
  ]
}

extension Capture {
  static let all = documents + portals

  static let documents: [Capture] = [
    Capture(
      site: "baidu-wenku",
      above: [
        "百度首页", "登录", "加入VIP", "享VIP专享文档下载特权", "赠共享文档下载特权", "100w优质文档免费下载", "首页", "文库",
        "清溪镇供水管网改造情况报告 - 百度文库", "清溪镇供水管网改造情况报告", "2,318人阅读", "368次下载", "4.5分", "举报",
        "贡献于2021-12-03", "暂无评价|0人阅读|0次下载|举报文档",
      ],
      body: report,
      below: [
        "", "已阅读完毕，您还可以", "下载本文档", "阅读已结束，下载文档到电脑", "下载文档", "评价文档：", "", "您可能关注的文档", "供水管网改造方案",
        "12页 5下载券", "清溪镇供水管网施工组织设计", "3页 免费", "喜欢此文档的还喜欢", "©2021 Baidu 使用百度前必读 | 文库协议",
      ]),
    Capture(
      site: "doc88",
      above: [
        "首页 > 办公文档 > 总结/汇报", "清溪镇2020年防汛工作总结", "上传于 2021-01-15 | 格式：PDF | 页数：5 | 大小：118KB | 热度：",
        "道客巴巴", "文档分类：办公文档 -- 总结/汇报", "下载所需积分：1500 文档下载", "系统标签：", "防汛 水库 值班",
      ],
      body: wrapped,
      below: [
        "", "君，已阅读到文档的结尾了呢~~", "立即下载", "相关文档 更多>>", "县水利局防汛工作总结", "社区防汛应急预案（修订版）",
        "阅读了该文档的用户还阅读了这些文档",
        "防汛演练方案.doc", "", "关于我们 联系我们 招贤纳士 网站声明 网站地图 APP下载", "粤ICP备00000000号-1",
      ]),
    Capture(
      site: "docin",
      above: [
        "豆丁网", "加入书房", "分享于2020-08-11 14:20:31.0", "文档热度：", "文档分类：", "行业资料 -- 其他行业", "文件大小：52.5K",
        "所需豆元：28.8", "在线阅读：清溪镇图书室借阅办法",
      ],
      body: oneLine,
      below: [
        "", "内容来自淘豆网www.taodocs.com转载请标明出处.", "请输入评论内容", "发表评论", "评论的时候，请遵纪守法并注意语言文明，多给文档分享人一些支持。",
        "收藏 分享 下载 举报", "你可能喜欢的", "阅览室管理制度", "图书馆读者服务工作总结范文",
      ]),
    Capture(
      site: "book118",
      above: [
        "清溪镇供水管网改造情况报告.docx VIP", "",
        "1、本文档由网友上传并分享，版权归原作者所有，本站仅提供信息存储空间，不对内容的准确性负责。",
        "2、下载前请务必在线预览，付款后因内容不符等原因申请退款的，本站概不受理，客服QQ：00000000。",
        "3、您在使用过程中发现本文档存在侵权行为的，可以通过“版权申诉”通道与我们联系，我们核实后会立即删除。", "查看更多", "",
      ],
      body: report,
      below: [
        "", "您可能关注的文档", "供水合同范本.doc", "", "文档评论（2）", "用户00817", "写得很详细，正好用得上，谢谢分享。", "2021-12-09",
        "",
        "qingxi2019 + 关注", "内容提供者", "这家伙很懒，什么也没留下", "下载本文档", "相关文档",
      ]),
    Capture(
      site: "renrendoc",
      above: [
        "清溪镇2020年防汛工作总结.docx_第1页", "第1页 / 共4页", "清溪镇2020年防汛工作总结.docx_第2页", "第2页 / 共4页",
        "已阅读2页，还剩2页未读，继续阅读", "下载本文档", "版权说明：本文档由用户提供并上传，收益归属内容提供方，若内容存在侵权，请进行举报或认领",
        "上传人：b****5 文档编号：11223344 上传时间：2021-02-20 格式：DOCX 页数：4 大小：25.36KB", "下载 相关 举报", "文档简介",
      ],
      body: wrapped,
      below: [
        "", "温馨提示：", "1. 本站所有资源如无特殊说明，都需要本地电脑安装OFFICE2007和PDF阅读器。",
        "2. 本站的文档不包含任何第三方提供的附件图纸等，如果需要附件，请联系上传者。文件的所有权益归上传用户所有。",
        "3. 如果压缩包中的文件有解压密码，请在网页内留言索取。", "4. 未经权益所有人同意不得将文件中的内容挪作商业或盈利用途。",
        "5. 文库网站仅提供交流平台，并不能对任何下载内容负责。", "", "最新文档", "2021年度抗旱工作总结", "评论", "0/150", "提交评论",
      ]),
    Capture(
      site: "360doc",
      above: [
        "清溪镇图书室借阅办法", "溪边人家 2019-06-12 | 阅：312 转：5 | 分享", "转藏 全屏 朗读 打印",
        "转藏到我的图书馆", "", "来自：溪边人家 > 《公文》",
      ],
      body: oneLine,
      below: [
        "", "本站是提供个人知识管理的网络存储空间，所有内容均由用户发布，不代表本站观点。请注意甄别内容中的联系方式、诱导购买等信息，谨防诈骗。如发现有害或侵权内容，请点击一键举报。",
        "转藏 分享 献花（0）", "+1", "类似文章 更多", "乡镇图书室管理制度", "农家书屋借阅须知", "发表评论：", "请遵守用户 评论公约",
      ]),
    Capture(
      site: "mbalib",
      above: [
        "智库文档 > 管理文档 > 行政", "清溪镇供水管网改造情况报告", "文档贡献者：水站小李 上传于：2021-11-20", "下载需5智币",
        "人气：88 评分：3.5", "收藏 分享 报错",
      ],
      body: report,
      below: ["", "MBA智库文档", "有3人觉得有用", "相关文档", "水厂岗位责任制", "热门文档", "员工手册（范本）"]),
    Capture(
      site: "iask",
      above: [
        "爱问共享资料", "首页 > 行政公文 > 工作总结", "清溪镇2020年防汛工作总结", "举报", "开通vip", "清溪镇2020年防汛工作总结.doc",
        "上传者：is_003355 2021-03-02 评分 0 浏览量 0 37 暂无简介 简介 举报",
      ],
      body: wrapped,
      below: [
        "", "本文档为【清溪镇2020年防汛工作总结】，请使用软件OFFICE或WPS软件打开。作品中的文字与图均可以修改和编辑，图片更改请在作品中右键图片并更换。",
        "该文档来自用户分享，如有侵权行为请发邮件联系网站客服，我们会及时删除。", "[版权声明] 本站所有资料为用户分享产生，若发现您的权利被侵害，请联系客服邮件，我们尽快处理。",
        "下载需要：免费 已有0 人下载", "最新资料", "防汛抗旱应急预案", "资料评价：",
      ]),
    Capture(
      site: "news",
      above: [
        "当前位置：首页 > 政务公开 > 工作动态", "清溪镇供水管网改造情况报告",
        "发布时间：2021-11-08 09:30 来源：镇政府办 浏览次数：152 次 字号：[大 中 小]",
        "打印本页 关闭窗口",
      ],
      body: report,
      below: [
        "", "扫一扫在手机打开当前页", "上一篇：关于开展冬季安全检查的通知", "下一篇：没有了", "主办单位：清溪镇人民政府", "网站标识码：0000000000",
      ]),
    Capture(
      site: "generic",
      above: [
        "【精品】清溪镇2020年防汛工作总结", "分享人：山里来的风", "分享时间：2021年2月3日", "文件大小：36.5 KB", "总页数：6页",
        "已有 1204 人浏览",
        "需要 3 金币", "点击展开全文",
      ],
      body: wrapped,
      below: [
        "", "—— 全文已显示完毕 ——", "还剩60%未读，登录后可继续阅读", "扫码关注公众号，免费领取下载券",
        "免责声明：本资料由网友自行上传，仅供学习交流，请勿用于商业用途。",
        "大家还在看", "秋收工作总结", "最新上传", "植树造林方案（word版）", "帮助中心 | 意见反馈 | 版权投诉 | 京公网安备 00000000000000号",
      ]),
  ]
}
