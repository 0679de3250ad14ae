/// How far a run is.
public struct RunProgress: Sendable, Hashable {
  public var pagesRead: Int
  /// Pages of the documents surveyed so far.
  public var pagesKnown: Int
  /// Documents that are through, whatever became of them.
  public var documents: Int
  /// Of these, failed or partial ones.
  public var failed: Int
}
