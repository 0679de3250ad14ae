/// A paragraph of the finished text.
public struct Paragraph: Sendable, Hashable, Codable {
  public var kind: Kind
  /// One line of text without line breaks; the cells of a table row are joined by tabs.
  public var text: String
  /// The printed lines that it was made of, in order.
  public var lines: [LineReference]

  public enum Kind: String, Sendable, Hashable, Codable {
    case title
    /// Chapter-like: 第一章, 一、 standing alone.
    case heading
    case body
    case listItem
    case signature
    case date
    case tableRow
    case caption
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
