import Testing

@testable import Repair

@Suite struct TextMemoryTests {
  private func passage(_ text: String, confidences: [Float] = []) -> Passage {
    Passage([.init(scalars: Array(text.unicodeScalars), confidences: confidences)])
  }

  private func memory(_ passages: Passage...) -> TextMemory {
    var memory = TextMemory(length: passages.reduce(0) { $0 + $1.values.count })
    for passage in passages { memory.add(passage, sure: 0.97) }
    return memory
  }

  private func value(_ character: Unicode.Scalar) -> UInt32 { character.value }

  @Test func `what a document says elsewhere speaks for it, what it says nowhere does not`() {
    let memory = memory(passage("储蓄机构。储蓄机构。"))
    let doubtful = passage("储畜机构").values
    let said = memory.support(for: value("蓄"), at: 1, in: doubtful, isAsRead: false)
    #expect(said > 1)
    #expect(memory.support(for: value("畜"), at: 1, in: doubtful, isAsRead: false) == 0)
    #expect(memory.support(for: value("蓄"), at: 0, in: doubtful, isAsRead: false) == 0)
    #expect(memory.gain(of: value("蓄"), at: 1, in: doubtful) > 0.5)
  }

  // A shift that bound tighter than the product put all pairs into one counter.
  @Test func `pairs and triples have counters of their own`() {
    let memory = memory(passage("中华人民共和国国务院办公厅关于加强安全生产工作的通知"))
    for pair in ["储蓄", "机构", "勺园", "杏花"] {
      let values = passage(pair).values
      #expect(memory.support(for: values[1], at: 1, in: values, isAsRead: false) == 0, "\(pair)")
    }
    // The same last character behind others.
    let values = passage("天地和国").values
    #expect(
      memory.support(for: value("国"), at: 3, in: passage("天地丑国").values, isAsRead: false) == 0)
    #expect(memory.support(for: value("国"), at: 3, in: values, isAsRead: false) > 0)
  }

  @Test func `the more often it is said, the more it speaks, up to a limit`() {
    let doubtful = passage("储畜机构").values
    var last = 0.0
    for times in [1, 3, 9] {
      let memory = memory(passage(String(repeating: "储蓄。", count: times)))
      let gain = memory.gain(of: value("蓄"), at: 1, in: doubtful)
      #expect(gain > last)
      last = gain
    }
    let often = memory(passage(String(repeating: "储蓄机构。", count: 1000)))
    #expect(often.gain(of: value("蓄"), at: 1, in: doubtful) == 2)
    #expect(often.gain(of: value("丑"), at: 1, in: passage("储蓄机构").values) == -2)
    // Counters stop at 255 instead of beginning anew.
    let few = memory(passage(String(repeating: "储蓄。", count: 255)))
    let many = memory(passage(String(repeating: "储蓄。", count: 256)))
    func support(_ memory: TextMemory) -> Double {
      memory.support(for: value("蓄"), at: 1, in: passage("储畜").values, isAsRead: false)
    }
    #expect(support(few) == support(many) && support(few) > 2)
  }

  @Test func `a place is not counted for itself`() {
    let text = passage("储畜机构")
    let memory = memory(text)
    #expect(memory.support(for: value("畜"), at: 1, in: text.values, isAsRead: true) == 0)
    #expect(memory.gain(of: value("蓄"), at: 1, in: text.values) == 0)
  }

  @Test func `glyphs that were not surely read, marks and digits are not counted`() {
    let doubtful = passage("储畜机构").values
    func gain(_ confidences: [Float]) -> Double {
      memory(passage("储蓄机构", confidences: confidences)).gain(
        of: value("蓄"), at: 1, in: doubtful)
    }
    #expect(gain([0.99, 0.99, 0.99, 0.99]) > 0)
    #expect(gain([0.99, 0.96, 0.99, 0.99]) == 0)
    // Only the pair with what stands after it is sure.
    #expect(gain([0.5, 0.99, 0.99, 0.99]) < gain([0.99, 0.99, 0.99, 0.99]))
    #expect(gain([0.5, 0.99, 0.99, 0.99]) > 0)
    // Unknown confidence, as of a text layer or of what was repaired, counts.
    #expect(gain([-1, -1, -1, -1]) == gain([]))
    let broken = memory(passage("储，蓄1机构"))
    #expect(broken.gain(of: value("蓄"), at: 1, in: doubtful) == 0)
  }
}
