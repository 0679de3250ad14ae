/// The cores that a document operator may use besides the one it runs on, shared by all documents of a run.
public protocol SpareCores: Sendable {
  /// Takes as many as are free, at most `count`, without waiting.
  func take(atMost count: Int) -> Int
  /// Gives back what was taken.
  func giveBack(_ count: Int)
  /// Does `body` for each of `0..<count` at the same time, and returns when all is done.
  func perform(_ count: Int, _ body: @Sendable (Int) -> Void)
}
