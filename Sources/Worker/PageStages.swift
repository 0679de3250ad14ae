import DocumentModel
import PageImaging
public import PipelineFile
import Recognition

/// The registry of page operators: a new operator is one file in PageImaging and one line here.
let pageOperators: [any PageOperator.Type] = [
  Orient.self, DropSeal.self, Despeckle.self, Rescale.self, CropBorder.self, Deskew.self,
  DropRules.self, DropFolds.self, DropStreaks.self, FlattenBackground.self, DropShowThrough.self,
  StrengthenStrokes.self,
]

/// The page operators and the recogniser of a pipeline.
public struct PageStages {
  private let operators: [any PageOperator]
  let recogniser: RecogniserChoice

  /// - Throws: `PipelineError` with the line of a stage that is not right.
  init(_ pipeline: PipelineDescription) throws(PipelineError) {
    var operators: [any PageOperator] = []
    for stage in pipeline.page {
      operators.append(try Self.pageOperator(for: stage, in: pipeline.file))
    }
    recogniser = try Self.recogniser(for: pipeline.recogniser, in: pipeline.file)
    self.operators = recogniser.usesSecondReader ? Self.largerPrint(operators) : operators
  }

  /// The operators of a reader that wants larger print: it scales lines itself, and Tesseract's view of the page is
  /// made when it is needed.
  private static func largerPrint(_ operators: [any PageOperator]) -> [any PageOperator] {
    operators.compactMap { stage in
      if stage is StrengthenStrokes { return nil }
      guard var rescale = stage as? Rescale else { return stage }
      rescale.emPixels = max(rescale.emPixels, RecogniserChoice.secondReaderEmPixels)
      rescale.thickEmPixels = max(rescale.thickEmPixels, rescale.emPixels)
      rescale.maximumFactor = 1
      return rescale
    }
  }

  /// Names of all page operators.
  public static var names: [String] { pageOperators.map { $0.name } }

  /// The operators in order.
  ///
  /// - Parameter quarterTurns: turns that `orient` makes whatever it finds; `nil` lets it decide.
  /// - Returns: the operators, ready to be applied one after the other.
  func operators(forcing quarterTurns: Int?) -> [any PageOperator] {
    guard let quarterTurns else { return operators }
    return operators.map { stage in
      guard var orient = stage as? Orient else { return stage }
      orient.forcedQuarterTurns = quarterTurns
      return orient
    }
  }

  /// Checks the names and options of a pipeline's page stages without setting anything up.
  public static func check(_ pipeline: PipelineDescription) throws(PipelineError) {
    _ = try PageStages(pipeline)
  }

  /// The options of a stage with their defaults, for a listing.
  ///
  /// - Throws: `PipelineError.unknownOperator`.
  public static func options(of stage: StageDescription) throws(PipelineError)
    -> [(name: String, value: OptionValue)]
  {
    switch stage.name {
    case TesseractOptions.name: return StageDescription.options(of: TesseractOptions())
    case PaddleOptions.name: return StageDescription.options(of: PaddleOptions())
    case BothOptions.name: return StageDescription.options(of: BothOptions())
    default: break
    }
    return options(of: try pageOperator(for: StageDescription(name: stage.name), in: ""))
  }

  private static func options(of stage: some PageOperator) -> [(name: String, value: OptionValue)] {
    StageDescription.options(of: stage)
  }

  private static func pageOperator(for stage: StageDescription, in file: String)
    throws(PipelineError) -> any PageOperator
  {
    guard let type = pageOperators.first(where: { $0.name == stage.name }) else {
      throw .unknownOperator(
        file: file, line: stage.line, name: stage.name, known: pageOperators.map { $0.name })
    }
    return try type.make(from: stage, in: file)
  }

  private static func recogniser(for stage: StageDescription, in file: String)
    throws(PipelineError) -> RecogniserChoice
  {
    switch stage.name {
    case TesseractOptions.name:
      return .tesseract(try stage.decode(over: TesseractOptions(), in: file))
    case PaddleOptions.name: return .paddle(try stage.decode(over: PaddleOptions(), in: file))
    case BothOptions.name: return .both(try stage.decode(over: BothOptions(), in: file))
    default:
      throw .unknownOperator(
        file: file, line: stage.line, name: stage.name,
        known: [TesseractOptions.name, PaddleOptions.name, BothOptions.name])
    }
  }
}

extension PageOperator {
  /// The operator with the stage's options.
  fileprivate static func make(from stage: StageDescription, in file: String)
    throws(PipelineError) -> any PageOperator
  {
    try stage.decode(over: Self(), in: file)
  }
}
