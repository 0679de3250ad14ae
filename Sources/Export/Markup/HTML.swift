public import DocumentModel

/// One HTML file that needs nothing beside it: an `article` of headings, paragraphs, lists, tables and
/// notes, and a list of its headings, readable on light and dark screens and on paper.
///
/// What the text says of pages that could not be read stands out. The pictures of pages are not shown:
/// they are no part of a document.
public struct HTML: Exporter, Codable {
  public static let format = "html"
  public static let suffix = ".html"
  /// From how many headings on there is a list of them.
  private static let headingsToList = 4

  /// Marks where the original's pages begin (`#page-3` leads there).
  public var pageAnchors = false
  /// Lists the headings at the top, where there are four or more.
  public var listHeadings = true

  public init() {}

  public func export(_ document: Document, to sink: inout any ByteSink) throws {
    let paragraphs = document.finishedParagraphs
    let blocks = Block.blocks(of: paragraphs)
    let levels = HeadingLevels(in: paragraphs)
    let xml = try XMLWriter()
    xml.documentType("<!DOCTYPE html>")
    xml.open("html", ["lang": "zh-Hans"])
    xml.lineBreak()
    head(title: document.title(in: blocks), to: xml)
    xml.open("body")
    xml.lineBreak()
    let headings = SectionHeading.all(in: blocks, levels: levels).filter { $0.level > 1 }
    if listHeadings, headings.count >= Self.headingsToList { navigation(headings, to: xml) }
    xml.open("article")
    xml.lineBreak()
    var body = BodyMarkup(
      xml: xml, levels: levels, pages: pageAnchors ? PageStarts(of: document) : nil)
    for block in blocks {
      body.write(block)
      try xml.pour(into: &sink)
    }
    for _ in 0..<3 {
      xml.closeWithEndTag()
      xml.lineBreak()
    }
    try xml.pour(into: &sink)
  }

  private func head(title: String, to xml: XMLWriter) {
    xml.open("head")
    xml.element("meta", ["charset": "utf-8"])
    xml.element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
    xml.element("meta", ["name": "color-scheme", "content": "light dark"])
    xml.element("meta", ["name": "generator", "content": "kanwu"])
    xml.lineBreak()
    xml.element("title", text: title)
    xml.lineBreak()
    xml.open("style")
    xml.markup(MarkupStyle.text + MarkupStyle.screen)
    xml.closeWithEndTag()
    xml.closeWithEndTag()
    xml.lineBreak()
  }

  private func navigation(_ headings: [SectionHeading], to xml: XMLWriter) {
    xml.open("nav", ["aria-label": "目录"])
    xml.open("details")
    xml.element("summary", text: "目录")
    xml.lineBreak()
    var contents = ContentsMarkup(xml: xml)
    contents.write(
      headings.lazy.map { ContentsEntry(text: $0.text, level: $0.level, target: "#" + $0.id) })
    xml.closeWithEndTag()
    xml.closeWithEndTag()
    xml.lineBreak()
  }
}
