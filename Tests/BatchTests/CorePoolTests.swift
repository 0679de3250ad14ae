import Synchronization
import Testing

@testable import Batch

@Suite struct CorePoolTests {
  @Test func `no more cores are taken than are free, and what is given back is free again`() {
    let pool = CorePool(3)
    #expect(pool.take(atMost: 2) == 2)
    #expect(pool.take(atMost: 5) == 1)
    #expect(pool.take(atMost: 1) == 0)
    pool.giveBack(2)
    #expect(pool.take(atMost: -1) == 0)
    #expect(pool.take(atMost: 9) == 2)
  }

  @Test func `a run of one job has none to spare`() {
    #expect(CorePool(0).take(atMost: 4) == 0)
    #expect(CorePool(-1).take(atMost: 4) == 0)
  }

  @Test func `all is done when it returns`() {
    let sum = Mutex(0)
    CorePool(1).perform(20) { number in sum.withLock { $0 += number } }
    #expect(sum.withLock { $0 } == 190)
  }
}
