import DocumentModel

/// The parts of a Word document beside its text and styles.
struct WordParts {
  static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let relationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packages = "http://schemas.openxmlformats.org/package/2006/"
  private static let types =
    "application/vnd.openxmlformats-officedocument.wordprocessingml."

  /// Whether there are comments.
  var hasComments: Bool
  /// Whether pages carry their number.
  var hasFooter: Bool

  /// Parts below `word/` that the text refers to, by their names without suffix.
  private var names: [String] {
    ["styles", "settings", "fontTable"] + (hasFooter ? ["footer"] : [])
      + (hasComments ? ["comments"] : [])
  }

  /// The identifier by which the text refers to its footer.
  static let footerReference = "footer"

  func contentTypes(to xml: XMLWriter) {
    xml.declare()
    xml.open("Types", ["xmlns": Self.packages + "content-types"])
    xml.element(
      "Default",
      [
        "Extension": "rels",
        "ContentType": "application/vnd.openxmlformats-package.relationships+xml",
      ])
    xml.element("Default", ["Extension": "xml", "ContentType": "application/xml"])
    override("word/document.xml", Self.types + "document.main+xml", to: xml)
    for name in names { override("word/\(name).xml", Self.types + name + "+xml", to: xml) }
    override(
      "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", to: xml)
    xml.close()
    xml.lineBreak()
  }

  private func override(_ part: String, _ type: String, to xml: XMLWriter) {
    xml.element("Override", ["PartName": "/" + part, "ContentType": type])
  }

  func packageRelationships(to xml: XMLWriter) {
    xml.declare()
    xml.open("Relationships", ["xmlns": Self.packages + "relationships"])
    relationship(
      "document", Self.relationships + "/officeDocument", "word/document.xml", to: xml)
    relationship(
      "core", Self.packages + "relationships/metadata/core-properties", "docProps/core.xml", to: xml
    )
    xml.close()
    xml.lineBreak()
  }

  func documentRelationships(to xml: XMLWriter) {
    xml.declare()
    xml.open("Relationships", ["xmlns": Self.packages + "relationships"])
    for name in names {
      relationship(name, Self.relationships + "/" + name, name + ".xml", to: xml)
    }
    xml.close()
    xml.lineBreak()
  }

  private func relationship(_ id: String, _ type: String, _ target: String, to xml: XMLWriter) {
    xml.element("Relationship", ["Id": id, "Type": type, "Target": target])
  }

  func settings(to xml: XMLWriter) {
    xml.declare()
    xml.open("w:settings", ["xmlns:w": Self.namespace])
    xml.element("w:zoom", ["w:percent": "100"])
    xml.element("w:characterSpacingControl", ["w:val": "compressPunctuation"])
    xml.open("w:compat")
    xml.element(
      "w:compatSetting",
      [
        "w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word",
        "w:val": "15",
      ])
    xml.close()
    xml.element("w:themeFontLang", ["w:val": "en-US", "w:eastAsia": "zh-CN"])
    xml.close()
    xml.lineBreak()
  }

  /// Fonts with another name of each, and what a substitute should look like.
  func fontTable(to xml: XMLWriter) {
    xml.declare()
    xml.open("w:fonts", ["xmlns:w": Self.namespace])
    for font in WordFont.allCases {
      xml.open("w:font", ["w:name": font.rawValue])
      xml.element("w:altName", ["w:val": font.otherName])
      xml.element("w:charset", ["w:val": "86"])
      xml.element("w:family", ["w:val": font.isSansSerif ? "swiss" : "roman"])
      xml.element("w:pitch", ["w:val": "variable"])
      xml.close()
    }
    xml.open("w:font", ["w:name": WordFont.latin])
    xml.element("w:altName", ["w:val": "Liberation Serif"])
    xml.element("w:charset", ["w:val": "00"])
    xml.element("w:family", ["w:val": "roman"])
    xml.element("w:pitch", ["w:val": "variable"])
    xml.close()
    xml.close()
    xml.lineBreak()
  }

  /// The page's number between dashes, as official documents have it.
  func footer(to xml: XMLWriter) {
    xml.declare()
    xml.open("w:ftr", ["xmlns:w": Self.namespace])
    xml.open("w:p")
    xml.open("w:pPr")
    xml.element("w:pStyle", ["w:val": "Footer"])
    xml.close()
    run("— ", to: xml)
    xml.open("w:fldSimple", ["w:instr": " PAGE "])
    run("1", to: xml)
    xml.close()
    run(" —", to: xml)
    xml.close()
    xml.close()
    xml.lineBreak()
  }

  private func run(_ text: String, to xml: XMLWriter) {
    xml.open("w:r")
    xml.element("w:t", ["xml:space": "preserve"], text: text)
    xml.close()
  }

  /// Without dates: the same document gives the same bytes.
  func coreProperties(title: String, to xml: XMLWriter) {
    xml.declare()
    xml.open(
      "cp:coreProperties",
      [
        "xmlns:cp": Self.packages + "metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
      ])
    xml.element("dc:title", text: title)
    xml.element("dc:creator", text: "kanwu")
    xml.element("dc:language", text: "zh-CN")
    xml.close()
    xml.lineBreak()
  }
}
