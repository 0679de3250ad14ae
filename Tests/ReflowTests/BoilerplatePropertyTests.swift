import DocumentModel
import TestSupport
import Testing

@testable import Reflow

struct BoilerplatePropertyTests {
  /// Lines of all captures and of prose, shuffled: any of them may stand beside any other.
  private func shuffled(seed: UInt64) -> [String] {
    var random = SeededGenerator(seed: seed)
    let lines = Capture.all.flatMap { $0.above + $0.body + $0.below } + [Prose.long, Prose.middle]
    return (0..<60).map { _ in lines[Int.random(in: lines.indices, using: &random)] }
  }

  @Test(arguments: UInt64(1)...20)
  func `what stays and what was dropped are the input`(seed: UInt64) throws {
    let document = Document.captured(shuffled(seed: seed))
    let result = try DropBoilerplate.webCapture().apply(to: document)
    #expect(result.pages[0].lines.map(\.rawText) == document.pages[0].lines.map(\.rawText))
    for (index, line) in result.pages[0].lines.enumerated() {
      var scalars = Array(line.text.unicodeScalars)
      let edits = result.edits.filter { $0.line.line == index }
      for edit in edits { scalars.insert(contentsOf: edit.from.unicodeScalars, at: edit.offset) }
      var whole = String.UnicodeScalarView()
      whole.append(contentsOf: scalars)
      #expect(String(whole) == line.rawText)
    }
  }

  @Test(arguments: UInt64(1)...20)
  func `a second pass over the same document changes nothing`(seed: UInt64) throws {
    let dropper = try DropBoilerplate.webCapture()
    let once = dropper.apply(to: .captured(shuffled(seed: seed)))
    let twice = dropper.apply(to: once)
    #expect(twice == once)
  }

  @Test(
    arguments: [
      Capture.report, Capture.wrapped, Capture.oneLine, CleanTexts.rules, CleanTexts.story,
      CleanTexts.table,
    ] + CleanTexts.alike)
  func `a clean text loses nothing, in long lines or short ones`(lines: [String]) throws {
    let dropper = try DropBoilerplate.webCapture()
    for width in [8, 18, 33, 1000] {
      let wrapped = lines.flatMap { line in
        stride(from: 0, to: line.count, by: width).map { start in
          String(line.dropFirst(start).prefix(width))
        }
      }
      let result = dropper.apply(to: .captured(wrapped))
      #expect(result.kept == wrapped)
      #expect(result.edits.isEmpty)
    }
  }

  @Test func `a million characters in one line, or in a million lines, take seconds`() throws {
    let dropper = try DropBoilerplate.webCapture()
    let prose = Array((Prose.long + Prose.middle).unicodeScalars)
    var long = String.UnicodeScalarView()
    for index in 0..<1_000_000 { long.append(prose[index % prose.count]) }
    let clock = ContinuousClock()
    let line = Document.captured([String(long)])
    var took = clock.measure { #expect(dropper.apply(to: line).kept == [String(long)]) }
    #expect(took < .seconds(20), "one line: \(took)")
    let lines = Document.captured(long.map { String($0) })
    took = clock.measure { #expect(dropper.apply(to: lines).bodyLines.count == 1_000_000) }
    #expect(took < .seconds(90), "many lines: \(took)")
  }
}

/// Texts with the words of sites in them, and none of their clutter.
enum CleanTexts {
  static let rules = [
    "清溪镇电子阅览室管理办法",
    "（2019年3月2日清溪镇人民政府发布）",
    "第一章 总则",
    "第一条 为了规范电子阅览室的使用，保护著作权人的权利，制定本办法。",
    "第二条 用户凭借书证登录。用户可以浏览、收藏和下载馆藏文档，每次下载不得超过五份；上传的资料须经管理员审核。",
    "第三条 未经著作权人许可，不得复制、传播其作品。发现侵权的，可以向阅览室举报，也可以拨打举报电话投诉。",
    "第四条 管理员应当公开下列事项：",
    "（一）开放时间；",
    "（二）收费标准：打印每页一元，会员免费；",
    "（三）联系电话、电子邮箱和网站地址。",
    "第五条 网站首页应当标明经营许可证编号、版权声明和免责声明。版权所有人要求删除的，应当及时删除。",
    "附件：1.借书证申请表.doc",
    "2.文档下载登记表",
    "联系人：李清",
    "联系电话：0000-0000000",
    "清溪镇人民政府",
    "2019年3月2日",
  ]

  static let story = [
    "老街旧事",
    "李清",
    "那时候镇上只有一家书店，店主姓周，大家都叫他周先生。",
    "“收藏这些旧报纸做什么？”我问他。",
    "他笑笑，说：“分享。”",
    "下载",
    "多年以后，我在电脑上读到他写的文章，评论很多，点赞的也不少。",
    "目录",
    "上篇：书店",
    "下篇：河埠",
    "完",
  ]

  static let table = [
    "表1 清溪镇2020年用水情况", "月份\t用水量\t水费", "1\t320\t640", "2\t288\t576", "合计\t608\t1216", "资料来源：清溪镇供水站",
    "注：用水量单位为吨。", "12", "3/4", "100%",
  ]
}

private func * (lines: [String], count: Int) -> [String] {
  (0..<count).flatMap { _ in lines }
}
