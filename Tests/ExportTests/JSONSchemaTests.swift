import DocumentModel
import Export
import Foundation
import Testing

/// The published schema of the JSON export, `Samples/kanwu-document.schema.json`.
struct JSONSchemaTests {
  private static let failures: [PageFailure] = [
    .unreadablePicture(detail: "a"), .tooLarge(width: 1, height: 2, limitMegapixels: 3),
    .missing(detail: "a"), .truncated, .stoppedAtDeadline(seconds: 1.5), .timedOut(seconds: 2),
    .crashed(signal: 11), .exited(code: 3), .programFailed(program: "a", detail: "b"),
    .toolMissing(detail: "a"), .noSpace(detail: "a"), .engine(detail: "a"),
  ]

  /// A document in which everything occurs that a document can hold.
  private static func full() -> Document {
    var document = LayoutSamples.small()
    document.notes = ["language model missing"]
    document.pages[0].lines[2].drop?.label = "页码"
    document.pages[0].lines[0].startsPage = true
    document.pages[0].originReason = "text layer: 31 % private-use characters"
    document.pages[0].measures = [
      Measure(stage: "deskew", name: "angleDegrees", value: 0.25),
      Measure(stage: "rescale", name: "emPixels", value: .infinity),
    ]
    document.pages[0].toSource = .identity
    document.pages[0].toPaper = .identity
    document.pages[0].engine = .paddle
    document.pages[0].writingMode = .verticalRL
    document.pages[0].lines[0].isOrthogonal = true
    document.pages[0].rules = [Box(left: 0, top: 10, right: 90, bottom: 12)]
    document.pages += failures.enumerated().map { index, failure in
      Page(number: index + 3, origin: .failed, failure: failure)
    }
    document.paragraphs += Paragraph.Kind.allCases.map { Paragraph(kind: $0, text: "") }
    document.edits[0].scoreLog10 = -.infinity
    document.edits[0].confidence = 0.5
    return document
  }

  @Test func `what the export writes is valid`() throws {
    let schema = try Self.schema()
    for document in [Self.full(), LayoutSamples.small(), Document(name: "", kind: "txt")] {
      #expect(schema.errors(in: try Self.exported(document)) == [])
    }
  }

  @Test func `every property is written by some document and described, and no other`() throws {
    let value = try Self.exported(Self.full())
    var written: Set<String> = []
    Self.collect(value, owner: "document", into: &written)
    #expect(written.symmetricDifference(try Self.schema().properties) == [])
  }

  @Test(arguments: [
    ("\"version\":1", "\"version\":2"), ("\"origin\":\"failed\"", "\"origin\":\"lost\""),
    ("\"kind\":\"heading\"", "\"kind\":\"headline\""), ("\"block\":0", "\"blocks\":0"),
    ("\"offset\":0", "\"offset\":-1"), ("\"offset\":0", "\"offset\":0.5"),
    ("\"box\":[0,", "\"box\":[0,1,"), ("\"confidences\":[900,", "\"confidences\":[1900,"),
    ("\"confidences\":", "\"confidence\":"), ("\"read\":\"已\"", "\"read\":\"\""),
    ("{\"crashed\":{\"signal\":11}}", "{}"), ("\"value\":\"inf\"", "\"value\":\"much\""),
  ])
  func `what it does not write is invalid`(old: String, new: String) throws {
    let text = try MemorySink.text(of: Self.full(), as: JSONText())
    let broken = text.replacing(old, with: new)
    #expect(broken != text)
    let value = try JSONSerialization.jsonObject(with: Data(broken.utf8))
    #expect(try Self.schema().errors(in: value) != [])
  }

  private static func schema() throws -> JSONSchema {
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try JSONSchema(
      Data(contentsOf: package.appendingPathComponent("Samples/kanwu-document.schema.json")))
  }

  private static func exported(_ document: Document) throws -> Any {
    try JSONSerialization.jsonObject(
      with: Data(MemorySink.bytes(of: document, as: JSONText())))
  }

  /// The schema's name for what stands in each property.
  private static let owners = [
    "document.pages": "page", "document.paragraphs": "paragraph", "document.edits": "edit",
    "page.lines": "line", "page.failure": "failure", "page.measures": "measure",
    "page.toSource": "transform", "page.toPaper": "transform", "line.drop": "drop",
    "line.otherReadings": "otherReading",
    "paragraph.lines": "lineReference", "edit.line": "lineReference",
  ]

  private static func collect(_ value: Any, owner: String, into found: inout Set<String>) {
    if let items = value as? [Any] {
      for item in items { collect(item, owner: owner, into: &found) }
    }
    for (name, property) in value as? [String: Any] ?? [:] {
      let path = "\(owner).\(name)"
      found.insert(path)
      collect(property, owner: owners[path] ?? path, into: &found)
    }
  }
}
