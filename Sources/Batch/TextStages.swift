public import DocumentModel
public import PipelineFile

/// The document operators of a pipeline, set up and ready.
public struct TextStages: Sendable {
  let operators: [any DocumentOperator]

  /// Decodes the options of each stage and loads what it needs, once for all documents.
  ///
  /// - Parameters:
  ///   - pipeline: that names the stages.
  ///   - resources: finds the files that they name.
  ///   - cores: that a document may take while no other needs them.
  /// - Throws: `PipelineError` with the line of the stage.
  public init(
    _ pipeline: PipelineDescription, resources: any ResourceFinder, cores: Int = 1
  ) throws(PipelineError) {
    var operators: [any DocumentOperator] = []
    let spareCores = CorePool(cores - 1)
    for stage in pipeline.document {
      var next = try Self.documentOperator(for: stage, in: pipeline.file)
      do {
        try next.load(from: resources)
      } catch {
        throw .notLoaded(
          file: pipeline.file, line: stage.line, stage: stage.name, detail: "\(error)")
      }
      next.use(spareCores)
      operators.append(next)
    }
    self.operators = operators
  }

  /// Files that shape what the stages do (tables, models).
  public var dataFiles: [String] { operators.flatMap(\.dataFiles) }

  /// Decodes the options of each stage without loading anything.
  public static func check(_ pipeline: PipelineDescription) throws(PipelineError) {
    for stage in pipeline.document { _ = try documentOperator(for: stage, in: pipeline.file) }
  }

  /// The options of a stage with their defaults, for a listing; none for an unknown one.
  public static func options(of stage: StageDescription) -> [(name: String, value: OptionValue)] {
    guard let type = documentOperators.first(where: { $0.name == stage.name }) else { return [] }
    return options(of: type.init())
  }

  private static func options(of stage: some DocumentOperator)
    -> [(name: String, value: OptionValue)]
  {
    StageDescription.options(of: stage)
  }

  /// The document after all stages; one that ends without paragraphs gets one for each line.
  public func apply(to document: Document) throws -> Document {
    var document = document
    for next in operators {
      do {
        document = try next.apply(to: document)
      } catch {
        throw DocumentFailure.stage(name: type(of: next).name, detail: "\(error)")
      }
    }
    return document
  }

  private static func documentOperator(for stage: StageDescription, in file: String)
    throws(PipelineError) -> any DocumentOperator
  {
    guard let type = documentOperators.first(where: { $0.name == stage.name }) else {
      throw .unknownOperator(
        file: file, line: stage.line, name: stage.name, known: documentOperators.map { $0.name })
    }
    return try type.make(from: stage, in: file)
  }
}

extension DocumentOperator {
  /// The operator with the stage's options.
  fileprivate static func make(from stage: StageDescription, in file: String)
    throws(PipelineError) -> any DocumentOperator
  {
    try stage.decode(over: Self(), in: file)
  }
}
