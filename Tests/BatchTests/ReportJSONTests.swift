import Export
import Foundation
import Testing

@testable import Batch

struct ReportJSONTests {
  private func json(_ record: RunRecord) throws -> [String: any Sendable] {
    let object = try JSONSerialization.jsonObject(with: ReportJSON.bytes(of: record))
    return try #require(object as? [String: any Sendable])
  }

  @Test(arguments: [ReportSamples.empty(), ReportSamples.night()])
  func `a report decodes to the record that it was made of, but for the pictures`(
    record: RunRecord
  ) throws {
    var expected = record
    expected.ended = Date(timeIntervalSince1970: record.ended.timeIntervalSince1970.rounded(.down))
    if !expected.lowestPages.isEmpty {
      expected.lowestPages[0].thumbnail = nil
      expected.lowestPages[0].thumbnailPlace = "report.html#page-1"
    }
    #expect(try ReportJSON.record(from: ReportJSON.bytes(of: record)) == expected)
  }

  @Test func `a record by itself goes there and back with its pictures`() throws {
    let record = ReportSamples.night()
    let data = try JSONEncoder().encode(record)
    #expect(try JSONDecoder().decode(RunRecord.self, from: data) == record)
  }

  @Test(arguments: ReportSamples.hostileTexts)
  func `hostile texts and numbers that are none come back as they were`(text: String) throws {
    let record = ReportSamples.hostile(text)
    let read = try ReportJSON.record(from: ReportJSON.bytes(of: record))
    #expect(read.failures == record.failures)
    #expect(read.repairs == record.repairs)
    #expect(read.lowestPages[0].confidence.isNaN && read.lowestPages[1].confidence == -.infinity)
  }

  @Test func `a report names its form and keeps sorted keys`() throws {
    let text = String(decoding: try ReportJSON.bytes(of: ReportSamples.empty()), as: UTF8.self)
    #expect(text.hasPrefix("{\n  \"documents\" : {\n    \"done\" : 0,"))
    #expect(text.hasSuffix("\n}\n"))
    #expect(text.contains("\"started\" : \"2026-03-01T02:30:00Z\""))
    let fields = try json(ReportSamples.empty())
    #expect(fields["format"] as? String == "kanwu-report")
    #expect(fields["version"] as? Int == 1)
  }

  @Test func `the place of a picture is an element of the HTML report`() throws {
    let record = ReportSamples.night()
    let samples = try ReportJSON.record(from: ReportJSON.bytes(of: record)).lowestPages
    let place = try #require(samples[0].thumbnailPlace)
    let anchor = try #require(place.split(separator: "#").last)
    #expect(ReportHTML(record).text.contains("<figure id=\"\(anchor)\">"))
    #expect(samples[1].thumbnailPlace == nil)
  }

  @Test func `a report of a later form is refused`() throws {
    var text = String(decoding: try ReportJSON.bytes(of: ReportSamples.empty()), as: UTF8.self)
    text.replace("\"version\" : 1", with: "\"version\" : 2")
    #expect(
      throws: ExportError.unknownVersion(format: "kanwu-report", version: 2, expected: 1)
    ) { try ReportJSON.record(from: Data(text.utf8)) }
  }
}
