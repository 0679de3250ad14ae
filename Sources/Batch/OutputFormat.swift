import DocumentModel
import Export
public import PipelineFile

/// A format that documents are written in, with its options.
public struct OutputFormat: Sendable {
  /// Name in `--formats` (`txt`).
  public let name: String
  /// What is added to the input's name, with the dot (`.txt`).
  public let suffix: String
  let maker: Maker

  /// Who makes it.
  enum Maker: Sendable {
    /// This process, from the document alone.
    case exporter(any Exporter)
    /// A worker, since it opens the document's files.
    case worker(PDFOptions)
  }

  init(_ exporter: some Exporter) {
    name = type(of: exporter).format
    suffix = type(of: exporter).suffix
    maker = .exporter(exporter)
  }

  init(_ options: PDFOptions) {
    name = PDFOptions.format
    suffix = PDFOptions.suffix
    maker = .worker(options)
  }

  var isMadeByWorker: Bool {
    if case .worker = maker { true } else { false }
  }

  /// All formats, in the order in which they are listed; those that a worker makes come last, so that what
  /// stops one leaves the others written.
  public static let names = allExporters.map { $0.format } + [PDFOptions.format]

  /// All formats with the options of a pipeline.
  ///
  /// - Throws: `PipelineError` with the line of a format or option that is not right.
  public static func all(_ pipeline: PipelineDescription) throws(PipelineError) -> [OutputFormat] {
    for stage in pipeline.export where !names.contains(stage.name) {
      throw .unknownOperator(
        file: pipeline.file, line: stage.line, name: stage.name, known: names)
    }
    var formats: [OutputFormat] = []
    for exporter in allExporters { formats.append(try format(of: exporter.init(), pipeline)) }
    return formats + [OutputFormat(try configured(PDFOptions(), PDFOptions.format, pipeline))]
  }

  /// The options of a format with their defaults, for a listing; none for an unknown one.
  public static func options(of stage: StageDescription) -> [(name: String, value: OptionValue)] {
    if stage.name == PDFOptions.format { return StageDescription.options(of: PDFOptions()) }
    guard let type = allExporters.first(where: { $0.format == stage.name }) else { return [] }
    return options(of: type.init())
  }

  private static func options(of exporter: some Exporter) -> [(name: String, value: OptionValue)] {
    StageDescription.options(of: exporter)
  }

  private static func format(
    of exporter: some Exporter, _ pipeline: PipelineDescription
  ) throws(PipelineError) -> OutputFormat {
    OutputFormat(try configured(exporter, type(of: exporter).format, pipeline))
  }

  /// With the options of the last entry of that name.
  private static func configured<Options: Codable>(
    _ options: Options, _ name: String, _ pipeline: PipelineDescription
  ) throws(PipelineError) -> Options {
    guard let stage = pipeline.export.last(where: { $0.name == name }) else { return options }
    return try stage.decode(over: options, in: pipeline.file)
  }
}

/// The options of searchable PDFs: the document's pages with their text invisibly over them.
struct PDFOptions: Sendable, Hashable, Codable {
  static let format = "pdf"
  static let suffix = ".pdf"

  /// Which text can be found and copied.
  var text = TextLayer.Text.repaired
  /// How the pages of pictures lie; those of a PDF stay as they are.
  var pages = Placing.upright

  /// As SearchablePDF, which is the worker's, has it.
  enum Placing: String, Sendable, Hashable, Codable {
    case asScanned = "as-scanned"
    case upright
    case deskewed
  }
}
