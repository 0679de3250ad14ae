public import Ledger
public import PipelineFile

/// The keys of all that shapes a run's outputs, under which the ledger keeps what is done.
///
/// Two keys, since a changed table must not cost a second reading: the first covers the reading of a
/// page (program version, reader with its language data, cleaning operators), the second what makes
/// text of readings (program version, document operators with their tables, lexicon and model).
public struct RunKeys: Sendable, Hashable {
  public var reading: ContentKey
  public var text: ContentKey

  /// - Parameters:
  ///   - pipeline: its stages and options count, not its name nor its lines.
  ///   - version: of the program.
  ///   - reader: version of the reading engine.
  ///   - readerFiles: its language data.
  ///   - pixelLimitMegapixels: larger pictures are refused.
  ///   - textFiles: tables and models of the document operators.
  public init(
    of pipeline: PipelineDescription, version: String, reader: String, readerFiles: [String],
    pixelLimitMegapixels: Int, textFiles: [String]
  ) {
    reading = ContentKey(
      of: ["reading", "form 2", version, reader, "\(pixelLimitMegapixels) megapixels"]
        + pipeline.readingIdentity + Self.contents(of: readerFiles))
    text = ContentKey(
      of: ["text", version] + pipeline.textIdentity + Self.contents(of: textFiles))
  }

  /// What stands in the files; one that cannot be read is the stages' to report.
  private static func contents(of files: [String]) -> [String] {
    files.map { (try? ContentKey(ofFile: $0))?.text ?? "unreadable" }
  }
}
