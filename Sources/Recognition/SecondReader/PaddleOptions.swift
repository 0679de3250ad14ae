/// What a pipeline file may set of the `paddle` reader.
public struct PaddleOptions: Sendable, Hashable, Codable {
  /// Kebab-case name in the pipeline file.
  public static let name = "paddle"
  /// Path of the model that finds lines (any PP-OCR detection model as ONNX); empty takes the one that was set up.
  public var detectionModel = ""
  /// Path of the model that reads them (any PP-OCR recognition model as ONNX, with its character list inside).
  public var recognitionModel = ""
  /// How the models calculate.
  ///
  /// `f32` gives the same everywhere; `bf16` is faster where the processor has it.
  public var precision = Precision.f32
  /// Pixels across that the reader is shown per pixel of a line, 0.5…1: its time goes with the width of the lines,
  /// and so do its errors.
  ///
  /// Source: on 12 of the made pages of ``LineVote`` 113 errors at 1, 101 at 0.85, 105 at 0.72, in 60, 50 and 49
  /// seconds of a processor.
  public var squeeze = 0.85

  /// Tesseract's name of the model for pages of vertical text, which PP-OCR reads without their marks; with an empty
  /// name they are not looked for.
  public var verticalLanguage = "chi_sim_vert"

  public enum Precision: String, Sendable, Hashable, Codable {
    case f32
    case bf16
  }

  public init() {}

  /// The squeeze within its bounds.
  var soundSqueeze: Double { min(1, max(0.5, squeeze)) }
}

/// What a pipeline file may set of the reader `both`: PP-OCR reads all lines, Tesseract the weak ones again.
public struct BothOptions: Sendable, Hashable, Codable {
  /// Kebab-case name in the pipeline file.
  public static let name = "both"
  /// As of the reader `paddle`.
  public var detectionModel = ""
  public var recognitionModel = ""
  public var precision = PaddleOptions.Precision.f32
  public var squeeze = 0.85
  /// Tesseract's name of the language in which it reads the weak lines.
  public var language = "chi_sim"
  /// Share of a page's characters that Tesseract is asked for, in the weakest lines, 0…1.
  public var askShare = 0.3
  /// As of the reader `paddle`.
  public var verticalLanguage = "chi_sim_vert"

  public init() {}

  /// What it has in common with `paddle`.
  public var paddle: PaddleOptions {
    var options = PaddleOptions()
    options.detectionModel = detectionModel
    options.recognitionModel = recognitionModel
    options.precision = precision
    options.squeeze = squeeze
    options.verticalLanguage = verticalLanguage
    return options
  }
}
