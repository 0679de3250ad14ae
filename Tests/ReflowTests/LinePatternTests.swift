import Testing

@testable import Reflow

struct LinePatternTests {
  private func matches(_ pattern: String, _ line: String, misread: Bool = false) throws -> Bool {
    let automaton = PatternAutomaton([try LinePattern(pattern)], allowsMisreadings: misread)
    var matcher = LineMatcher(automaton)
    return matcher.match(FoldedText(line.unicodeScalars).scalars) != nil
  }

  @Test(arguments: [
    ("文档评论(#)", "文档评论（12）"), ("文档评论(#)", "文 档 评 论 ( ３ )"), ("收藏", "★ 收藏 "), ("加入vip", "加入 ＶＩＰ"),
    ("#人阅读", "1,024 人阅读"), ("#人阅读", "2.3万人阅读"), ("#人阅读", "1,234,567人阅读"),
    ("上传于@", "上传于2017-03-21 10:22:03"),
    ("上传于@", "上传于 2017年3月21日"), ("上传于@", "上传于3天前"), ("上传于@", "上传于2017.3.21"), ("上传者:*", "上传者："),
    ("上传者:*", "上传者：山里来的风"), ("{a|b|}c", "c"), ("{a|b{x|y}}c", "byc"), ("下载\\*", "下载*"),
    ("-完-", "———完———"),
    ("*文库", "文库"), ("#{页|p}", "12p"),
  ])
  func `a pattern matches`(pattern: String, line: String) throws {
    #expect(try matches(pattern, line))
  }

  @Test(arguments: [
    ("文档评论(#)", "文档评论"), ("文档评论(#)", "文档评论(多)"), ("收藏", "收藏品"), ("#人阅读", "人阅读"), ("上传于@", "上传于镇上"),
    ("上传者:*", "上传者：见附件。另行通知"), ("{a|b}c", "c"), ("下载\\*", "下载文档"), ("收藏", "收藉"),
  ])
  func `a pattern does not match`(pattern: String, line: String) throws {
    #expect(try !matches(pattern, line))
    #expect(try !matches(pattern, line, misread: true))
  }

  @Test(arguments: [
    ("该用户很懒什么也没留下", "该用户很赖什么也没留下"), ("该用户很懒什么也没留下", "该用户很束页什么也没留下"), ("点击查看更多内容", "点击查更多内容"),
    ("登录后可以继续阅读全文内容", "登录后可以绩读阅读全文内容"),
  ])
  func `a long pattern may be misread in a character or two`(pattern: String, line: String) throws {
    #expect(try matches(pattern, line, misread: true))
    #expect(try !matches(pattern, line))
  }

  @Test(arguments: [("点击查看更多内容", "点击杏着更多内容"), ("点击查看更多内容", "占击查看更多内容")])
  func `nothing matches with too much misread, or with its start`(pattern: String, line: String)
    throws
  {
    #expect(try !matches(pattern, line, misread: true))
  }

  @Test func `the first of several matching patterns is told, and the longest start`() throws {
    let patterns = try ["下载*", "下载文档", "#次"].map { try LinePattern($0) }
    var matcher = LineMatcher(PatternAutomaton(patterns, allowsMisreadings: false))
    #expect(matcher.match("下载文档".unicodeScalars) == 0)
    #expect(matcher.match("12次".unicodeScalars) == 2)
    #expect(matcher.match("12".unicodeScalars) == nil)
    let found = matcher.longestPrefix(of: "12次下载".unicodeScalars)
    #expect(found?.pattern == 2)
    #expect(found?.length == 3)
  }

  @Test func `a pattern of many wildcards takes no more time than another`() throws {
    let pattern = try LinePattern(String(repeating: "{a|*a|*aa}", count: 40) + "b")
    var matcher = LineMatcher(PatternAutomaton([pattern], allowsMisreadings: true))
    let line = String(repeating: "a", count: 20_000)
    let clock = ContinuousClock()
    #expect(clock.measure { _ = matcher.match(line.unicodeScalars) } < .seconds(5))
  }

  @Test func `matching with states forgotten on the way gives the same`() throws {
    let patterns = try ["*ab*cd*ef*", "*g{a|b}*h"].map { try LinePattern($0) }
    var matcher = LineMatcher(PatternAutomaton(patterns, allowsMisreadings: false))
    for length in 0..<300 {
      let filler = (0..<length).map { String("acegbdfh"[Int($0 * 7 % 8)]) }.joined()
      #expect(matcher.match(("ab" + filler + "cdef").unicodeScalars) == 0)
    }
  }
}

extension String {
  fileprivate subscript(_ offset: Int) -> Character { self[index(startIndex, offsetBy: offset)] }
}
