/// What a pipeline file may set of the `tesseract` reader.
public struct TesseractOptions: Sendable, Hashable, Codable {
  /// Kebab-case name in the pipeline file.
  public static let name = "tesseract"
  /// Tesseract's name of the main language, for which its data must be installed.
  public var language = "chi_sim"

  public init() {}
}
