import DocumentModel
import Export

/// Collects what an exporter writes.
struct MemorySink: ByteSink {
  var bytes: [UInt8] = []
  /// Largest single write, to tell streaming from one big write.
  var largestWrite = 0

  mutating func write(_ text: String) { write(bytes: Array(text.utf8)) }

  mutating func write(bytes more: [UInt8]) {
    bytes += more
    largestWrite = max(largestWrite, more.count)
  }

  /// What `exporter` makes of `document`.
  static func bytes(of document: Document, as exporter: some Exporter) throws -> [UInt8] {
    var sink: any ByteSink = MemorySink()
    try exporter.export(document, to: &sink)
    return (sink as? MemorySink)?.bytes ?? []
  }

  static func text(of document: Document, as exporter: some Exporter) throws -> String {
    String(decoding: try bytes(of: document, as: exporter), as: UTF8.self)
  }
}

extension Document {
  /// A document of finished paragraphs only.
  init(_ paragraphs: (Paragraph.Kind, String)...) {
    self.init(
      name: "a.pdf", kind: "pdf",
      paragraphs: paragraphs.map { Paragraph(kind: $0.0, text: $0.1) })
  }
}
