/// Lets one thread at a time look after a station, and loses no ring.
///
/// Who rings while another answers goes on at once: the one who answers will look again. So a station
/// never sees two of its own turns at the same time, nobody waits for anybody, and a change that is
/// made before a ring is seen by a turn that begins after it.
struct Doorbell: ~Copyable, Sendable {
  private let rings = Guarded(0)

  borrowing func ring(_ answer: () -> Void) {
    let isFirst = rings.withLock { rings in
      rings += 1
      return rings == 1
    }
    guard isFirst else { return }
    var answered: Int
    repeat {
      answered = rings.withLock { $0 }
      answer()
    } while rings.withLock({ rings in
      guard rings == answered else { return true }
      rings = 0
      return false
    })
  }
}
