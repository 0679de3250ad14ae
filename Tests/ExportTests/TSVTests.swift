import DocumentModel
import Testing

@testable import Export

struct TSVTests {
  @Test func `a row for each page, line and glyph`() throws {
    let text = try MemorySink.text(of: LayoutSamples.small(), as: TSV())
    #expect(
      text.replacing("\t", with: "|") == """
        level|page|block|line|glyph|left|top|right|bottom|confidence|text|read|others|paragraph|kind|note
        page|1||||0|0|100|80|0.9||||||
        line|1|1|1||0|0|40|20|0.9|标题|||1|heading|
        glyph|1|1|1|1|0|0|20|20|0.9|标|||||
        glyph|1|1|1|2|20|0|40|20|0.9|题|||||
        line|1|1|2||0|30|80|50|0.9|自己 a|目己 a||2|body|
        glyph|1|1|2|1|0|30|20|50|0.9|自|目||||
        glyph|1|1|2|2|20|30|40|50|0.9|己||已:0.25|||
        glyph|1|1|2|3|40|30|60|50|0.9| |||||
        glyph|1|1|2|4|60|30|80|50|0.9|a|||||
        line|1|1|3||0|60|20|80|0.9|1||||page-number|page number (drop-running-heads)
        glyph|1|1|3|1|0|60|20|80|0.9|1|||||
        page|2||||||||||||||the reading process was ended by signal 11, each time it was tried; \
        other pages are not affected

        """)
  }

  @Test func `no tab or line break leaks into a cell`() throws {
    let text = try MemorySink.text(of: LayoutSamples.nasty(), as: TSV())
    let rows = text.split { $0.isNewline }
    let widths = Set(rows.map { $0.split(separator: "\t", omittingEmptySubsequences: false).count })
    #expect(widths == [TSV.columns.count])
    #expect(rows.count == text.unicodeScalars.count { $0 == "\n" })
    #expect(
      rows.allSatisfy { row in ["level", "page", "line", "glyph"].contains { row.hasPrefix($0) } })
  }
}
