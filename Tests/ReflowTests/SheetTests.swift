import DocumentModel
import Reflow
import Testing

/// Text files with form feeds, as `pdftotext` makes them.
struct SheetTests {
  /// Prose that goes on over the ends of pages: lines of 30 characters, six on a page.
  private static let text = String(repeating: Prose.long + Prose.middle, count: 5)

  private func lines(of text: String) -> [String] {
    stride(from: 0, to: text.count, by: 30).map { String(text.dropFirst($0).prefix(30)) }
  }

  /// `text` on pages with what stands above and below.
  private func document(head: (Int) -> [String], foot: (Int) -> [String]) -> Document {
    let lines = lines(of: Self.text)
    let pages = stride(from: 0, to: lines.count, by: 6).map { Array(lines[$0...].prefix(6)) }
    return Print.sheets(
      pages.enumerated().map { index, lines in
        head(index + 1) + lines + foot(index + 1)
      })
  }

  private func dropped(_ document: Document) -> [String] {
    document.pages[0].lines.filter { $0.drop != nil }.map(\.text)
  }

  @Test func `heads and numbers of pages go, and a paragraph goes on over a page's end`() {
    let document = document(head: { _ in ["清溪镇供水志", ""] }, foot: { ["", "- \($0) -"] })
    let count = document.pages[0].lines.count { $0.startsPage } + 1
    #expect(count >= 4)
    let result = DropRunningHeads().apply(to: document)
    // The head of the first page may be the title.
    #expect(
      dropped(result)
        == ["- 1 -"] + (2...count).flatMap { ["清溪镇供水志", "- \($0) -"] })
    let paragraphs = AssembleParagraphs().apply(to: result).paragraphs.map(\.text)
    #expect(paragraphs.first == "清溪镇供水志")
    #expect(paragraphs.dropFirst().joined() == Self.text)
    let ends = paragraphs.dropFirst().filter { !$0.hasSuffix("。") }
    #expect(ends.isEmpty)
  }

  @Test func `bare numbers that count on from page to page go`() {
    let document = document(head: { ["\($0 + 20)"] }, foot: { _ in [] })
    let count = document.pages[0].lines.count { $0.startsPage } + 1
    #expect(
      dropped(DropRunningHeads().apply(to: document)) == (1...count).map { "\($0 + 20)" })
  }

  @Test func `heads of odd and even pages are told apart`() {
    let document = document(
      head: { $0 % 2 == 1 ? ["第\($0)页 清溪镇供水志"] : ["卷二 管网建设　\($0)"] }, foot: { _ in [] })
    let count = document.pages[0].lines.count { $0.startsPage } + 1
    // No title has the page's number: the first page's goes, too.
    #expect(dropped(DropRunningHeads().apply(to: document)).count == count)
  }

  @Test func `without form feeds lines of a text have no page`() {
    var document = document(head: { _ in ["清溪镇供水志"] }, foot: { _ in [] })
    for line in document.pages[0].lines.indices { document.pages[0].lines[line].startsPage = false }
    #expect(dropped(DropRunningHeads().apply(to: document)) == [])
  }

  @Test func `lines read twice at a page's end stand once`() {
    var document = document(head: { _ in [] }, foot: { _ in [] })
    let start = document.pages[0].lines.firstIndex(where: \.startsPage) ?? 0
    let last = Array(document.pages[0].lines[(start - 2)..<start])
    document.pages[0].lines[start].startsPage = false
    document.pages[0].lines.insert(
      contentsOf: [
        TextLine(text: last[0].text, startsPage: true), TextLine(text: last[1].text),
      ], at: start)
    #expect(dropped(DropDoubledLines().apply(to: document)) == last.map(\.text))
  }
}
