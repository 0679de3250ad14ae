extension PipelineDescription {
  /// What in the file shapes the reading of a page: two files with equal ones read alike.
  public var readingIdentity: [String] {
    page.map { "page " + $0.identity } + ["reader " + recogniser.identity]
      + ["text-layer " + textLayer.rawValue]
  }

  /// What in the file shapes a document's text beside the reading of its pages.
  public var textIdentity: [String] {
    document.map { "document " + $0.identity } + export.map { "export " + $0.identity }
  }
}

extension StageDescription {
  /// Name and options, whatever their order and lines in the file.
  fileprivate var identity: String {
    let options = options.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.value.yaml)" }
    return "\(name) {\(options.joined(separator: "; "))}"
  }
}
