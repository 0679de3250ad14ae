import DocumentModel
import Testing

@testable import Export

struct ZipPackageTests {
  private func zip(_ parts: (String, String)...) throws -> [UInt8] {
    let package = try ZipPackage()
    for (name, text) in parts { try package.add(name, Array(text.utf8)) }
    var sink: any ByteSink = MemorySink()
    try package.pour(into: &sink)
    return (sink as? MemorySink)?.bytes ?? []
  }

  @Test func `parts come back whole and in order, empty ones too`() throws {
    let long = String(repeating: "供水。", count: 100_000)
    let unpacked = try Unpacked(zip(("b/長.xml", long), ("a", ""), ("c", "丙")))
    #expect(try unpacked.isWhole())
    #expect(try unpacked.names() == ["b/長.xml", "a", "c"])
    #expect(try unpacked.part("b/長.xml") == long)
    #expect(try unpacked.part("a") == "")
    #expect(try unpacked.part("c") == "丙")
  }

  @Test func `entries carry the fixed date, rights and no extra fields`() throws {
    let details = try Unpacked(zip(("a", "甲"))).details(of: "a")
    #expect(details.contains("1980 Jan 1 00:00:00"))
    #expect(details.contains("(100644 octal)"))
    #expect(details.contains("length of extra field:                          0 bytes"))
  }

  @Test func `the same parts give the same bytes`() throws {
    #expect(try zip(("a", "甲"), ("b", "乙")) == zip(("a", "甲"), ("b", "乙")))
  }

  @Test func `bytes are handed on in pieces`() throws {
    let package = try ZipPackage()
    let noise = (0..<500_000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) }
    try package.add("a", noise, compressed: false)
    var sink: any ByteSink = MemorySink()
    try package.pour(into: &sink)
    let memory = try #require(sink as? MemorySink)
    #expect(memory.bytes.count > 500_000)
    #expect(memory.largestWrite <= 1 << 16)
  }

  @Test func `a package is poured once`() throws {
    let package = try ZipPackage()
    try package.add("a", [1])
    var sink: any ByteSink = MemorySink()
    try package.pour(into: &sink)
    #expect(throws: ExportError.zipFailed) { try package.pour(into: &sink) }
    #expect(throws: ExportError.zipFailed) { try package.add("b", [2]) }
  }
}
