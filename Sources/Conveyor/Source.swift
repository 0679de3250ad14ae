/// Where items begin: pulls one whenever the belt has room.
final class Source<Value: Sendable>: Station {
  let post: Post
  private let output: Buffer<Value>
  private let pull: @Sendable () throws -> Value?
  private let hasEnded = Guarded(false)

  init(post: Post, output: Buffer<Value>, pull: @escaping @Sendable () throws -> Value?) {
    self.post = post
    self.output = output
    self.pull = pull
  }

  var counters: StageCounters? { post.tally.snapshot }
  var isThrough: Bool { hasEnded.withLock { $0 } && post.lanes.areAllIdle }

  func step() -> Bool {
    guard post.lanes.isAnyIdle, !hasEnded.withLock({ $0 }) else { return false }
    guard !post.run.cancellation.isCancelled else {
      post.run.noteCutShort()
      hasEnded.withLock { $0 = true }
      return false
    }
    guard output.hasRoom else { return false }
    let slot = output.reserve()
    start { [self] in pullOne(into: slot) }
    return true
  }

  func close() { output.close() }

  private func pullOne(into slot: Buffer<Value>.Slot) {
    let pulled = post.timed { Result(catching: pull) }
    switch pulled {
    case .success(let value?):
      post.tally.update {
        $0.started += 1
        $0.finished += 1
      }
      output.fill(slot, with: Parcel(seat: nil, content: .success(value)))
    case .success(nil):
      hasEnded.withLock { $0 = true }
      output.release(slot)
    case .failure(let error):
      post.tally.update {
        $0.started += 1
        $0.failed += 1
      }
      post.run.report(StageFailure(stage: post.name, underlying: error))
      hasEnded.withLock { $0 = true }
      output.release(slot)
    }
  }
}
