/// What a pipeline file may set of the `tesseract` reader.
public struct TesseractOptions: Sendable, Hashable, Codable {
  /// Kebab-case name in the pipeline file.
  public static let name = "tesseract"
  /// Tesseract's name of the main language, for which its data must be installed.
  public var language = "chi_sim"
  /// Share of a page's characters that are looked at a second time, in the lines that the engine was least
  /// sure of, 0…1; a look costs as much as the first reading of these lines.
  public var secondLook = 0.0
  /// How many looks are taken at such a line, 1…3: with the second language's model, then with the main one
  /// on smaller and on larger print.
  public var looks = 1
  /// Tesseract's name of the model for second looks; without its data, or with an empty name, other sizes are
  /// all that is tried.
  public var secondLanguage = "HanS"
  /// Tesseract's name of the model for pages of vertical text; with an empty name they are not looked for.
  public var verticalLanguage = "chi_sim_vert"
  /// Pixels across that the engine is shown per pixel of the page, 0.5…1: its time goes with the width of
  /// the lines, and so do its errors.
  public var squeeze = 1.0

  public init() {}

  /// The squeeze within its bounds.
  var soundSqueeze: Double { min(1, max(0.5, squeeze)) }
}
