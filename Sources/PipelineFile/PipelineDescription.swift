/// PipelineFile: from a YAML pipeline file to a description of its stages, with errors that name file,
/// line and the nearest right name.
///
/// The room knows YAML and nothing of what the stages do: whoever holds the operators decodes a
/// stage's options with ``StageDescription/decode(over:in:)``.
///
/// Why it is so: a description can be sent to a worker as JSON, so the parent never needs the page
/// operators' types; options are the operators' own stored properties, so there is no second list of
/// option names that could go stale.
public struct PipelineDescription: Sendable, Hashable, Codable {
  /// Path of the file, as it is named in messages.
  public var file: String
  /// The file's one-line `about:`, empty when it has none.
  public var about: String
  /// Cleaning operators in order (`page:`).
  public var page: [StageDescription]
  /// The reader (`recognise:`).
  public var recogniser: StageDescription
  /// Document operators in order (`document:`).
  public var document: [StageDescription]
  /// Options of formats (`export:`), for whenever they are asked for.
  public var export: [StageDescription]
  /// What to do with a PDF's own text (`text-layer:`).
  public var textLayer: TextLayerChoice

  public enum TextLayerChoice: String, Sendable, Hashable, Codable, CaseIterable {
    case auto
    case use
    case ignore
  }

  public init(
    file: String, about: String = "", page: [StageDescription] = [],
    recogniser: StageDescription, document: [StageDescription] = [],
    export: [StageDescription] = [], textLayer: TextLayerChoice = .auto
  ) {
    self.file = file
    self.about = about
    self.page = page
    self.recogniser = recogniser
    self.document = document
    self.export = export
    self.textLayer = textLayer
  }
}

/// One stage of a pipeline: an operator's name and the options set for it.
public struct StageDescription: Sendable, Hashable, Codable {
  /// Kebab-case name of the operator.
  public var name: String
  /// Line of the file on which the stage stands, from 1; 0 when it comes from no file.
  public var line: Int
  /// By kebab-case name.
  public var options: [String: Option]

  public struct Option: Sendable, Hashable, Codable {
    public var value: OptionValue
    public var line: Int

    public init(value: OptionValue, line: Int) {
      self.value = value
      self.line = line
    }
  }

  public init(name: String, line: Int = 0, options: [String: Option] = [:]) {
    self.name = name
    self.line = line
    self.options = options
  }
}
