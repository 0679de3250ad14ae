import DocumentModel
import Testing

@testable import Export

/// What hOCR, ALTO, PAGE and TSV have in common.
struct LayoutFormatsTests {
  static let exporters: [any Exporter.Type] = [HOCR.self, ALTO.self, PageXML.self, TSV.self]
  static let xmlExporters: [any Exporter.Type] = [HOCR.self, ALTO.self, PageXML.self]

  @Test(arguments: xmlExporters.indices)
  func `content that breaks naive writers stays well-formed`(index: Int) throws {
    for document in [LayoutSamples.nasty(), LayoutSamples.small(), Document(name: "", kind: "")] {
      let bytes = try export(document, Self.xmlExporters[index])
      #expect(ParsedXML(bytes).isWellFormed)
    }
  }

  @Test(arguments: xmlExporters.indices)
  func `no identifier stands twice`(index: Int) throws {
    let xml = ParsedXML(try export(LayoutSamples.nasty(), Self.xmlExporters[index]))
    let names = xml.attributes.compactMap { $0["id"] ?? $0["ID"] }
    #expect(names.count > 10)
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: xmlExporters.indices)
  func `what refers to an identifier finds it`(index: Int) throws {
    let xml = ParsedXML(try export(LayoutSamples.nasty(), Self.xmlExporters[index]))
    let names = Set(xml.attributes.compactMap { $0["id"] ?? $0["ID"] })
    let references = xml.attributes.compactMap { $0["regionRef"] ?? $0["TAGREFS"] }
    #expect(references.allSatisfy(names.contains))
    #expect(!references.isEmpty || Self.xmlExporters[index] == HOCR.self)
  }

  @Test(arguments: exporters.indices)
  func `a line of 200,000 characters is written whole`(index: Int) throws {
    let bytes = try export(LayoutSamples.long(), Self.exporters[index])
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.utf8.count > 600_000)
    #expect(text.unicodeScalars.count { $0 == "长" } >= 200_000)
  }

  @Test(arguments: exporters.indices)
  func `pages are written one by one, and twice the same`(index: Int) throws {
    let document = LayoutSamples.manyPages()
    var sink: any ByteSink = MemorySink()
    try Self.exporters[index].init().export(document, to: &sink)
    let memory = try #require(sink as? MemorySink)
    #expect(memory.largestWrite * 4 < memory.bytes.count)
    #expect(memory.bytes == (try export(document, Self.exporters[index])))
  }

  private func export(_ document: Document, _ exporter: any Exporter.Type) throws -> [UInt8] {
    try MemorySink.bytes(of: document, as: exporter.init())
  }
}
