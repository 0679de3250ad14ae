/// What a data file says: texts, lists and named sections, each with the line that it stands on.
///
/// Operators read their data files as outlines, so that they name the line of a mistake without knowing
/// the files' syntax.
public struct Outline: Sendable, Hashable {
  public var content: Content
  /// Line of the file, from 1.
  public var line: Int

  public enum Content: Sendable, Hashable {
    case nothing
    case text(String)
    case list([Outline])
    case sections([Section])
  }

  public struct Section: Sendable, Hashable {
    public var name: String
    /// Line of the name, from 1.
    public var line: Int
    public var value: Outline

    public init(name: String, line: Int, value: Outline) {
      self.name = name
      self.line = line
      self.value = value
    }
  }

  public init(_ content: Content, line: Int) {
    self.content = content
    self.line = line
  }
}
