/// A stage of the user's: one body, run for each item that has not failed before.
final class Stage<Input: Sendable, Output: Sendable>: Station {
  let post: Post
  private let input: Buffer<Input>
  private let output: Buffer<Output>
  private let body: @Sendable (Input) throws -> Output

  init(
    post: Post, input: Buffer<Input>, output: Buffer<Output>,
    body: @escaping @Sendable (Input) throws -> Output
  ) {
    self.post = post
    self.input = input
    self.output = output
    self.body = body
  }

  var counters: StageCounters? { post.counters(of: input) }
  var isThrough: Bool { input.isSpent && post.lanes.areAllIdle }

  func step() -> Bool {
    guard !post.run.cancellation.isCancelled else { return post.discardOne(of: input) }
    guard output.hasRoom, post.lanes.isAnyIdle, let parcel = input.take() else { return false }
    let slot = output.reserve()
    switch parcel.content {
    case .success(let value):
      start { [self] in
        let result = post.attempt { try body(value) }
        post.tally.count(result)
        output.fill(slot, with: Parcel(seat: parcel.seat, content: result))
      }
    case .failure(let failure):
      post.tally.update { $0.passedBy += 1 }
      output.fill(slot, with: Parcel(seat: parcel.seat, content: .failure(failure)))
    }
    return true
  }

  func close() { output.close() }
}
