/// A paragraph of the finished text.
public struct Paragraph: Sendable, Hashable, Codable {
  public var kind: Kind
  /// One line of text without line breaks; the cells of a table row are joined by tabs.
  public var text: String
  /// The printed lines that it was made of, in order.
  public var lines: [LineReference]

  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case title
    /// Under the title and part of it: ——在全镇大会上的讲话, （2023年5月8日通过）.
    case subtitle
    /// 国办发〔2024〕3号
    case documentNumber
    /// Whom a letter or notice is written to: 各市、县人民政府：
    case addressee
    /// Chapter-like: 第一章, 一、 standing alone.
    case heading
    /// A line of a table of contents: 第一章 总则……3.
    case contents
    case body
    case listItem
    /// A centred line that is neither title nor heading.
    case centred
    /// 附件：1. …, each further item of that list, and 附件1 over the attachment itself.
    case attachment
    case signature
    case date
    /// Who else gets the document and who printed it: 抄送：…, …办公室 2024年3月5日印发.
    case distribution
    /// One row; its cells are joined by tabs.
    case tableRow
    /// 图1 …, 表2 …, 单位：万元 over a table.
    case caption
    /// Small print at the foot of a page, or a note under a table.
    case footnote
    /// Stands for a page that could not be read.
    case placeholder
  }

  public init(kind: Kind, text: String, lines: [LineReference] = []) {
    self.kind = kind
    self.text = text
    self.lines = lines
  }
}

/// A line of a document, by its position in `pages[page].lines[line]`, both from 0.
public struct LineReference: Sendable, Hashable, Codable {
  public var page: Int
  public var line: Int

  public init(page: Int, line: Int) {
    self.page = page
    self.line = line
  }
}
