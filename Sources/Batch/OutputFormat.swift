import DocumentModel

/// A format that documents are written in.
public struct OutputFormat: Sendable {
  /// Name in `--formats` (`txt`).
  public let name: String
  /// What is added to the input's name, with the dot (`.txt`).
  public let suffix: String
  let maker: Maker

  /// Who makes it.
  enum Maker: Sendable {
    /// This process, from the document alone.
    case exporter(any Exporter.Type)
    /// A worker, since it opens the document's files.
    case worker
  }

  init(_ exporter: any Exporter.Type) {
    name = exporter.format
    suffix = exporter.suffix
    maker = .exporter(exporter)
  }

  private init(name: String, suffix: String, maker: Maker) {
    self.name = name
    self.suffix = suffix
    self.maker = maker
  }

  /// The document's pages with their text invisibly over them.
  public static let searchablePDF = OutputFormat(name: "pdf", suffix: ".pdf", maker: .worker)
}

/// All formats, in the order in which they are listed; those that a worker makes come last, so that what
/// stops one leaves the others written.
public let allFormats: [OutputFormat] = allExporters.map(OutputFormat.init) + [.searchablePDF]
