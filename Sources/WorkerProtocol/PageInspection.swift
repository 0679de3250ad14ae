public import DocumentModel

/// What the cleaning of a page did, step by step.
public struct PageInspection: Sendable, Codable, Hashable {
  /// The page as it came and after each operator, in order.
  public var steps: [Step]
  /// Name of the picture that shows all steps side by side.
  public var sheet: String

  public struct Step: Sendable, Codable, Hashable {
    /// `page` for the page as it came, else the operator's name.
    public var name: String
    /// Name of its picture; that of the step before where the operator found nothing to do.
    public var file: String
    public var isChanged: Bool
    public var width: Int
    public var height: Int
    /// Bits per pixel: 1, 8 or 32.
    public var depth: Int
    public var seconds: Double
    /// What the operator measured.
    public var measures: [Measure]

    public init(
      name: String, file: String, isChanged: Bool, width: Int, height: Int, depth: Int,
      seconds: Double, measures: [Measure]
    ) {
      self.name = name
      self.file = file
      self.isChanged = isChanged
      self.width = width
      self.height = height
      self.depth = depth
      self.seconds = seconds
      self.measures = measures
    }
  }

  public init(steps: [Step], sheet: String) {
    self.steps = steps
    self.sheet = sheet
  }
}
