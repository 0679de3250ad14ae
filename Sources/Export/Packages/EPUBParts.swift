import DocumentModel

/// The files of a book that say what is in it, and what is alike in all of them.
struct EPUBParts {
  /// The fixed date of modification, that of the archive's entries.
  static let modified = "1980-01-01T00:00:00Z"

  let title: String
  /// A UUID.
  let identifier: String
  private var chapters: [String] = []
  private var entries: [ContentsEntry] = []
  private var pages: [ContentsEntry] = []

  init(title: String, identifier: String) {
    self.title = title
    self.identifier = identifier
  }

  /// The name of the next chapter's file.
  mutating func addChapter() -> String {
    let number = String(chapters.count + 1)
    let file =
      "chapter-" + String(repeating: "0", count: max(4 - number.count, 0)) + number + ".xhtml"
    chapters.append(file)
    return file
  }

  /// Notes what stands in the chapter that was added last.
  mutating func note(headings: [SectionHeading], pages marked: ArraySlice<Int>) {
    guard let file = chapters.last else { return }
    entries += headings.map {
      ContentsEntry(text: $0.text, level: $0.level, target: file + "#" + $0.id)
    }
    pages += marked.map { ContentsEntry(text: String($0), level: 1, target: file + "#page-\($0)") }
  }

  /// Opens an XHTML file up to its body.
  static func begin(to xml: XMLWriter, title: String) {
    xml.declare()
    xml.documentType("<!DOCTYPE html>")
    xml.open(
      "html",
      [
        "xmlns": "http://www.w3.org/1999/xhtml", "xmlns:epub": "http://www.idpf.org/2007/ops",
        "lang": "zh-Hans", "xml:lang": "zh-Hans",
      ])
    xml.open("head")
    xml.element("meta", ["charset": "utf-8"])
    xml.element("title", text: String(title.prefix(200)))
    xml.element("link", ["rel": "stylesheet", "type": "text/css", "href": "style.css"])
    xml.close()
    xml.lineBreak()
    xml.open("body")
    xml.lineBreak()
  }

  static func end(to xml: XMLWriter) {
    xml.closeWithEndTag()
    xml.closeWithEndTag()
    xml.lineBreak()
  }

  /// `META-INF/container.xml`, which names the package file.
  static func container(to xml: XMLWriter) {
    xml.declare()
    xml.open(
      "container",
      ["version": "1.0", "xmlns": "urn:oasis:names:tc:opendocument:xmlns:container"])
    xml.open("rootfiles")
    xml.element(
      "rootfile",
      ["full-path": "EPUB/package.opf", "media-type": "application/oebps-package+xml"])
    xml.close()
    xml.close()
    xml.lineBreak()
  }

  /// The table of contents, and the list of pages where they are marked.
  func navigation(to xml: XMLWriter) {
    Self.begin(to: xml, title: title)
    xml.open("nav", ["epub:type": "toc", "role": "doc-toc", "id": "toc"])
    xml.element("h1", text: "目录")
    var contents = ContentsMarkup(xml: xml)
    let whole = ContentsEntry(text: title, level: 1, target: chapters.first ?? "")
    contents.write(entries.isEmpty ? [whole] : entries)
    xml.close()
    if !pages.isEmpty {
      xml.open("nav", ["epub:type": "page-list", "role": "doc-pagelist", "hidden": "hidden"])
      xml.element("h1", text: "原件页码")
      var list = ContentsMarkup(xml: xml)
      list.write(pages)
      xml.close()
    }
    Self.end(to: xml)
  }

  /// `package.opf`: what the book is, its files and their order.
  func package(to xml: XMLWriter) {
    xml.declare()
    xml.open(
      "package",
      [
        "xmlns": "http://www.idpf.org/2007/opf", "version": "3.0", "unique-identifier": "id",
        "xml:lang": "zh-Hans",
      ])
    xml.lineBreak()
    metadata(to: xml)
    xml.open("manifest")
    xml.lineBreak()
    item("nav", "nav.xhtml", "application/xhtml+xml", to: xml, properties: "nav")
    item("style", "style.css", "text/css", to: xml)
    for (index, file) in chapters.enumerated() {
      item("c\(index + 1)", file, "application/xhtml+xml", to: xml)
    }
    xml.close()
    xml.lineBreak()
    xml.open("spine")
    for index in chapters.indices { xml.element("itemref", ["idref": "c\(index + 1)"]) }
    xml.close()
    xml.close()
    xml.lineBreak()
  }

  private func metadata(to xml: XMLWriter) {
    xml.open("metadata", ["xmlns:dc": "http://purl.org/dc/elements/1.1/"])
    xml.lineBreak()
    xml.element("dc:identifier", ["id": "id"], text: "urn:uuid:" + identifier)
    xml.element("dc:title", text: title)
    xml.element("dc:language", text: "zh")
    let properties: KeyValuePairs = [
      "dcterms:modified": Self.modified, "schema:accessMode": "textual",
      "schema:accessModeSufficient": "textual", "schema:accessibilityFeature": "tableOfContents",
      "schema:accessibilityHazard": "none",
    ]
    for (property, value) in properties {
      xml.lineBreak()
      xml.element("meta", ["property": property], text: value)
    }
    xml.close()
    xml.lineBreak()
  }

  private func item(
    _ id: String, _ file: String, _ type: String, to xml: XMLWriter, properties: String? = nil
  ) {
    xml.open("item", ["id": id, "href": file, "media-type": type])
    if let properties { xml.attribute("properties", properties) }
    xml.close()
    xml.lineBreak()
  }
}
