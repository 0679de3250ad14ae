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
  /// Height of the picture that the engine is shown of a line, in heights of its print, 1.2…2.5: its time goes with
  /// the inverse.
  public var lineHeight = 1.7
  /// The same for lines that were read weakly, and for the rest of a page that has several of them one after the other;
  /// from ``lineHeight`` on it is that, and no line is read twice.
  public var weakLineHeight = 1.4
  /// Mean confidence of its symbols under which a line was read weakly, 0…1.
  public var weakLine = 0.985

  public init() {}

  /// How lines are shown, within the bounds: a weak line not smaller than the others.
  var lineLook: LineReader.Look {
    let height = min(2.5, max(1.2, lineHeight))
    return LineReader.Look(
      height: height, weakHeight: min(height, max(1.2, weakLineHeight)),
      sure: Float(min(1, max(0, weakLine))))
  }
}
