/// An item on its way: a value or the failure in its place, and the seat it has in a group.
struct Parcel<Value: Sendable>: Sendable {
  /// Nil outside of any scatter.
  let seat: Seat?
  let content: Result<Value, StageFailure>
}

/// The place of an element: which group of its scatter, and where in it.
struct Seat: Sendable {
  let group: Int
  let index: Int
}

/// The belt between two stations: a bounded number of slots, reserved first and filled later.
///
/// A producer reserves a slot *before* it begins an item, so it never holds a result that it cannot
/// put down, and never has to wait with it. A slot is free again when the consumer takes the parcel.
/// When ordered, parcels come out in the order of the reservations, however late one is filled: the
/// slots are also the reorder window. Otherwise they come out in the order of the fillings.
///
/// `reserve` is for the producer's turn alone, `take` for the consumer's turn alone; `fill` and
/// `release` may come from any thread, once per slot.
final class Buffer<Value: Sendable>: Sendable {
  struct Slot: Sendable {
    fileprivate let number: Int
  }

  private struct State {
    weak var producer: (any Station)?
    weak var consumer: (any Station)?
    var used = 0
    var nextNumber = 0
    var nextInLine = 0
    /// Filled before their turn, by slot number, if ordered; nil for a slot given back.
    var early: [Int: Parcel<Value>?] = [:]
    var ready: [Parcel<Value>] = []
    var mostWaiting = 0
    var isClosed = false
  }

  private let slots: Int
  private let isOrdered: Bool
  private let state = Guarded(State())

  init(slots: Int, ordered: Bool) {
    self.slots = slots
    isOrdered = ordered
  }

  func connect(producer: any Station) {
    state.withLock { $0.producer = producer }
  }

  func connect(consumer: any Station) {
    state.withLock { state in
      precondition(state.consumer == nil, "a flow has one next stage; this one has two")
      state.consumer = consumer
    }
  }
}

// MARK: The producer's side

extension Buffer {
  var hasRoom: Bool { state.withLock { $0.used < slots } }

  /// Takes the next slot; the caller has seen ``hasRoom``.
  func reserve() -> Slot {
    state.withLock { state in
      precondition(state.used < slots && !state.isClosed, "a slot was reserved that is not there")
      state.used += 1
      defer { state.nextNumber += 1 }
      return Slot(number: state.nextNumber)
    }
  }

  /// Puts the parcel down and wakes the consumer.
  func fill(_ slot: Slot, with parcel: Parcel<Value>) {
    settle(slot, parcel)?.wake()
  }

  /// Gives the slot back with nothing in it.
  func release(_ slot: Slot) {
    settle(slot, nil)?.wake()
  }

  /// Says that nothing more will come, and wakes the consumer.
  func close() {
    let consumer = state.withLock { state in
      state.isClosed = true
      return state.consumer
    }
    consumer?.wake()
  }

  private func settle(_ slot: Slot, _ parcel: Parcel<Value>?) -> (any Station)? {
    state.withLock { state in
      if parcel == nil {
        state.used -= 1
      }
      if isOrdered {
        state.early[slot.number] = .some(parcel)
        while let next = state.early.removeValue(forKey: state.nextInLine) {
          state.nextInLine += 1
          if let next {
            state.ready.append(next)
          }
        }
      } else if let parcel {
        state.ready.append(parcel)
      }
      state.mostWaiting = max(state.mostWaiting, state.ready.count + state.early.count)
      return state.consumer
    }
  }
}

// MARK: The consumer's side

extension Buffer {
  /// The next parcel, if it is there; wakes the producer, which has room again.
  func take() -> Parcel<Value>? {
    let (parcel, producer): (Parcel<Value>?, (any Station)?) = state.withLock { state in
      guard !state.ready.isEmpty else { return (nil, nil) }
      state.used -= 1
      return (state.ready.removeFirst(), state.producer)
    }
    producer?.wake()
    return parcel
  }

  /// Whether everything that ever comes has been taken.
  var isSpent: Bool { state.withLock { $0.isClosed && $0.used == 0 } }

  /// Parcels that wait now, and the most that ever did.
  var waiting: (now: Int, most: Int) {
    state.withLock { ($0.ready.count + $0.early.count, $0.mostWaiting) }
  }
}
