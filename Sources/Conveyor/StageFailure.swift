/// Why an item was lost: the stage whose body threw, and what it threw.
///
/// Travels in the item's place past all later bodies to the sink, or into the ``Gathered`` value of
/// the item's group.
public struct StageFailure: Error, Sendable, CustomStringConvertible {
  /// The name the stage was built with.
  public let stage: String
  /// What the body threw.
  public let underlying: any Error

  public init(stage: String, underlying: any Error) {
    self.stage = stage
    self.underlying = underlying
  }

  /// One line for logs: `read: timedOut(seconds: 60.0)`.
  public var description: String { "\(stage): \(underlying)" }
}
