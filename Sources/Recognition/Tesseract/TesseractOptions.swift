/// What a pipeline file may set of the `tesseract` reader.
public struct TesseractOptions: Sendable, Hashable, Codable {
  /// Kebab-case name in the pipeline file.
  public static let name = "tesseract"
  /// Tesseract's name of the main language, for which its data must be installed.
  public var language = "chi_sim"
  /// Share of a page's characters that are looked at a second time, in the lines that the engine was least
  /// sure of, 0…1; a look costs as much as the first reading of these lines, and there are two.
  public var secondLook = 0.15

  public init() {}
}
