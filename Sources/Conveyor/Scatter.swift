/// Takes an item apart: its elements travel on their own until the ``Gather`` puts them together.
///
/// One item is expanded at a time, and an element is pulled only when there is room for it; groups
/// whose elements are all pulled may still be in work behind it. A group holds a slot in the belt
/// *after* the gather from its opening on, which bounds how many are open and keeps their order.
final class Scatter<Parent: Sendable, Elements: Sequence, Output: Sendable>: Station
where Elements.Element: Sendable, Elements: SendableMetatype, Elements.Iterator: SendableMetatype {
  /// The group whose elements are being pulled.
  private struct Expansion {
    let group: Int
    var count = 0
  }

  let post: Post
  private let input: Buffer<Parent>
  private let elements: Buffer<Elements.Element>
  private let gather: Gather<Parent, Output>
  private let makeElements: @Sendable (Parent) throws -> Elements
  private let expansion = Guarded<Expansion?>(nil)
  /// Pulled under its lock, the one lock under which the user's code runs.
  ///
  /// The lane alone takes it, or a turn while that lane is idle, so nobody waits for it.
  private let iterator = Guarded<Elements.Iterator?>(nil)

  init(
    post: Post, input: Buffer<Parent>, elements: Buffer<Elements.Element>,
    gather: Gather<Parent, Output>, makeElements: @escaping @Sendable (Parent) throws -> Elements
  ) {
    self.post = post
    self.input = input
    self.elements = elements
    self.gather = gather
    self.makeElements = makeElements
  }

  var counters: StageCounters? { post.counters(of: input) }
  var isThrough: Bool {
    input.isSpent && post.lanes.areAllIdle && expansion.withLock { $0 == nil }
  }

  func step() -> Bool {
    guard post.lanes.isAnyIdle else { return false }
    guard !post.run.cancellation.isCancelled else {
      stopExpanding()
      return post.discardOne(of: input)
    }
    if let current = expansion.withLock({ $0 }) {
      return pullNext(of: current)
    }
    guard gather.groups.hasRoom, let parcel = input.take() else { return false }
    let slot = gather.groups.reserve()
    switch parcel.content {
    case .success(let parent):
      start { [self] in open(parent, seat: parcel.seat, slot: slot) }
    case .failure(let failure):
      post.tally.update { $0.passedBy += 1 }
      gather.groups.fill(slot, with: Parcel(seat: parcel.seat, content: .failure(failure)))
    }
    return true
  }

  func close() { elements.close() }

  private func stopExpanding() {
    iterator.withLock { $0 = nil }
    expansion.withLock { $0 = nil }
  }

  /// On the lane: begins a group.
  private func open(
    _ parent: Parent, seat: Seat?,
    slot: Buffer<Gathered<Parent, Output>>.Slot
  ) {
    let result = post.attempt {
      try iterator.withLock { $0 = try makeElements(parent).makeIterator() }
    }
    switch result {
    case .success:
      let group = gather.open(parent, seat: seat, slot: slot)
      expansion.withLock { $0 = Expansion(group: group) }
    case .failure(let failure):
      post.tally.update { $0.failed += 1 }
      gather.groups.fill(slot, with: Parcel(seat: seat, content: .failure(failure)))
    }
  }

  private func pullNext(of current: Expansion) -> Bool {
    guard elements.hasRoom else { return false }
    let slot = elements.reserve()
    start { [self] in
      let element = post.timed { iterator.withLock { $0?.next() } }
      guard let element else {
        elements.release(slot)
        stopExpanding()
        gather.complete(current.group, count: current.count)
        return
      }
      expansion.withLock { $0?.count += 1 }
      let seat = Seat(group: current.group, index: current.count)
      elements.fill(slot, with: Parcel(seat: seat, content: .success(element)))
    }
    return true
  }
}
