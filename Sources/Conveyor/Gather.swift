/// An item whose elements went their own way, with what became of each of them.
public struct Gathered<Parent: Sendable, Element: Sendable>: Sendable {
  /// The item that was scattered.
  public let parent: Parent
  /// What became of its elements, in the order in which they were pulled; empty if there were none.
  public let elements: [Result<Element, StageFailure>]

  public init(parent: Parent, elements: [Result<Element, StageFailure>]) {
    self.parent = parent
    self.elements = elements
  }
}

/// Puts groups together again: holds what has come of each open one, delivers it with the last.
///
/// It has no body and no lanes, and takes whatever comes at once, since the group has its slot
/// already: so the stages inside a scatter never wait for anything outside of it.
final class Gather<Parent: Sendable, Element: Sendable>: Station {
  private struct Group {
    let parent: Parent
    let seat: Seat?
    let slot: Buffer<Gathered<Parent, Element>>.Slot
    var elements: [Int: Result<Element, StageFailure>] = [:]
    /// How many there are, once that is known.
    var count: Int?

    var isWhole: Bool { elements.count == count }
    var gathered: Gathered<Parent, Element> {
      Gathered(parent: parent, elements: (0..<elements.count).compactMap { elements[$0] })
    }
  }

  private struct State {
    var nextGroup = 0
    var open: [Int: Group] = [:]
  }

  let post: Post
  /// The finished groups: the scatter reserves the slots, the gather fills them.
  let groups: Buffer<Gathered<Parent, Element>>
  private let input: Buffer<Element>
  /// The scatter's, in which the groups are counted.
  private let tally: Tally
  private let state = Guarded(State())

  init(
    post: Post, input: Buffer<Element>, groups: Buffer<Gathered<Parent, Element>>, tally: Tally
  ) {
    self.post = post
    self.input = input
    self.groups = groups
    self.tally = tally
  }

  var counters: StageCounters? { nil }
  var isThrough: Bool { input.isSpent }

  func step() -> Bool {
    guard let parcel = input.take() else { return false }
    guard let seat = parcel.seat else {
      preconditionFailure("an item without a group came to the gather")
    }
    update(seat.group) { $0.elements[seat.index] = parcel.content }
    return true
  }

  /// Gives up the groups that a cancel has left incomplete.
  func close() {
    let left = state.withLock { state in
      defer { state.open = [:] }
      return Array(state.open.values)
    }
    if !left.isEmpty {
      precondition(post.run.cancellation.isCancelled, "a group lost an element on its way")
      tally.update { $0.incomplete += left.count }
      post.run.noteCutShort()
    }
    for group in left {
      groups.release(group.slot)
    }
    groups.close()
  }

  /// Begins a group; the scatter calls it before the first element is under way.
  func open(
    _ parent: Parent, seat: Seat?, slot: Buffer<Gathered<Parent, Element>>.Slot
  ) -> Int {
    state.withLock { state in
      defer { state.nextGroup += 1 }
      state.open[state.nextGroup] = Group(parent: parent, seat: seat, slot: slot)
      return state.nextGroup
    }
  }

  /// Says that the group has `count` elements and no more.
  func complete(_ group: Int, count: Int) {
    update(group) { $0.count = count }
  }

  private func update(_ number: Int, _ change: (inout Group) -> Void) {
    let whole: Group? = state.withLock { state in
      guard var group = state.open.removeValue(forKey: number) else {
        preconditionFailure("an element came to a group that is not open")
      }
      change(&group)
      guard !group.isWhole else { return group }
      state.open[number] = group
      return nil
    }
    guard let whole else { return }
    tally.update { $0.finished += 1 }
    groups.fill(whole.slot, with: Parcel(seat: whole.seat, content: .success(whole.gathered)))
  }
}
