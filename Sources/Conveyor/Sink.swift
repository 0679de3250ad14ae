/// Where items end: the body sees each of them, failed or not.
final class Sink<Input: Sendable>: Station {
  let post: Post
  private let input: Buffer<Input>
  private let body: @Sendable (Result<Input, StageFailure>) throws -> Void

  init(
    post: Post, input: Buffer<Input>,
    body: @escaping @Sendable (Result<Input, StageFailure>) throws -> Void
  ) {
    self.post = post
    self.input = input
    self.body = body
  }

  var counters: StageCounters? { post.counters(of: input) }
  var isThrough: Bool { input.isSpent && post.lanes.areAllIdle }

  func step() -> Bool {
    guard !post.run.cancellation.isCancelled else { return post.discardOne(of: input) }
    guard post.lanes.isAnyIdle, let parcel = input.take() else { return false }
    start { [self] in
      let result = post.attempt { try body(parcel.content) }
      post.tally.count(result)
      if case .failure(let failure) = result {
        post.run.report(failure)
      }
    }
    return true
  }

  func close() {}
}
