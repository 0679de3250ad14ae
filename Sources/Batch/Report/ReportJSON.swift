import Export
public import Foundation

/// report.json: the record of a run for programs.
///
/// One object with sorted keys: the fields of ``RunRecord``, `format` (`kanwu-report`) and `version`.
/// Times are ISO 8601 in UTC, to the second. Thumbnails are left out; `thumbnailPlace` says where in
/// report.html they stand.
public enum ReportJSON {
  /// Rises when a reader of the old form would misread the new one.
  public static let version = 1
  static let formatName = "kanwu-report"

  /// The file's bytes, with a line feed at the end.
  ///
  /// - Throws: `EncodingError`, which no record is known to cause.
  public static func bytes(of record: RunRecord) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try encoder.encode(Envelope(record: withoutThumbnails(record))) + Data([0x0A])
  }

  /// Reads back what ``bytes(of:)`` wrote, without thumbnails and fractions of seconds.
  ///
  /// - Throws: `ExportError.unknownVersion` for a file of another form, `DecodingError` for a damaged
  ///   one.
  public static func record(from data: Data) throws -> RunRecord {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let header = try decoder.decode(Header.self, from: data)
    guard header.format == formatName, header.version == version else {
      throw ExportError.unknownVersion(
        format: header.format, version: header.version, expected: version)
    }
    return try decoder.decode(RunRecord.self, from: data)
  }

  private struct Header: Codable {
    var format = ReportJSON.formatName
    var version = ReportJSON.version
  }

  private struct Envelope: Encodable {
    var record: RunRecord

    func encode(to encoder: any Encoder) throws {
      try Header().encode(to: encoder)
      try record.encode(to: encoder)
    }
  }

  private static func withoutThumbnails(_ record: RunRecord) -> RunRecord {
    var record = record
    for index in record.lowestPages.indices {
      let isShown = ReportHTML.showsThumbnail(of: record.lowestPages[index], at: index)
      record.lowestPages[index].thumbnail = nil
      record.lowestPages[index].thumbnailPlace =
        isShown ? "report.html#\(ReportHTML.anchor(ofPageAt: index))" : nil
    }
    return record
  }
}
