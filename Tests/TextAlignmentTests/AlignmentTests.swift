import TestSupport
import Testing
import TextAlignment

/// Alignments of short texts are minimal, of long ones sensible.
struct AlignmentTests {
  private func changes(_ source: String, _ target: String) -> [String] {
    let source = [Unicode.Scalar](source)
    let target = [Unicode.Scalar](target)
    return Alignment(source, target).changes(source, target)
  }

  @Test func `random short texts are aligned with the fewest edits`() {
    var random = SeededGenerator(seed: 1)
    let letters = [Unicode.Scalar]("的勺一，, 1a")
    for _ in 0..<3000 {
      let source = [Unicode.Scalar].random(
        .random(in: 0...12, using: &random), of: letters, &random)
      let target = [Unicode.Scalar].random(
        .random(in: 0...12, using: &random), of: letters, &random)
      let alignment = Alignment(source, target)
      #expect(alignment.fault(source, target) == nil)
      #expect(alignment.editCount == slowDistance(source, target))
    }
  }

  @Test func `a page with a tenth of it wrong is aligned with the fewest edits`() {
    var random = SeededGenerator(seed: 2)
    let letters = (0x4E00..<0x4F00).compactMap { Unicode.Scalar($0) }
    let source = [Unicode.Scalar].random(700, of: letters, &random)
    let target = source.damaged(rate: 0.1, &random)
    let alignment = Alignment(source, target)
    #expect(alignment.fault(source, target) == nil)
    #expect(alignment.editCount == slowDistance(source, target))
  }

  @Test func `substitutions side by side are blocks of their own`() {
    #expect(changes("甲末勺乙", "甲未的乙") == ["末→未", "勺→的"])
  }

  @Test func `an insertion and a deletion have an empty side`() {
    #expect(changes("人民政政府", "人民政府") == ["政→"])
    #expect(changes("人民", "人民政府") == ["→政府"])
    #expect(changes("", "人民") == ["→人民"])
    #expect(changes("", "") == [])
  }

  @Test func `a Chinese character is paired with one, and a mark with its other width`() {
    #expect(changes("甲勺乙", "甲，的乙") == ["→，", "勺→的"])
    #expect(changes("甲,丙", "甲乙，丙") == ["→乙", ",→，"])
    #expect(changes("甲,的丙", "甲。，丙") == [",→。", "的→，"])
  }

  @Test func `positions are carried along, behind an insertion that stands there`() {
    let alignment = Alignment([Unicode.Scalar]("甲乙丙丁"), [Unicode.Scalar]("甲新乙丁"))
    #expect((0...4).map(alignment.targetPosition) == [0, 2, 3, 3, 4])
    #expect(Alignment([], []).targetPosition(of: 0) == 0)
  }

  @Test func `a book with 3 percent wrong is cut at anchors and still nearly minimal`() {
    var random = SeededGenerator(seed: 3)
    let letters = (0x4E00..<0x5200).compactMap { Unicode.Scalar($0) }
    let source = [Unicode.Scalar].random(30_000, of: letters, &random)
    let target = source.damaged(rate: 0.03, &random)
    let alignment = Alignment(source, target)
    #expect(alignment.fault(source, target) == nil)
    let distance = editDistance(source, target)
    #expect(alignment.editCount <= distance + distance / 100)
  }

  @Test func `a chapter that is missing is one deletion`() {
    var random = SeededGenerator(seed: 4)
    let letters = (0x4E00..<0x5200).compactMap { Unicode.Scalar($0) }
    let source = [Unicode.Scalar].random(40_000, of: letters, &random)
    let target = Array(source[..<10_000] + source[30_000...])
    let blocks = Alignment(source, target).blocks.filter { !$0.isEqual }
    #expect(blocks.map(\.source.count) == [20_000])
    #expect(blocks.map(\.target.count) == [0])
  }

  @Test func `long texts that have nothing in common are one replaced block`() {
    let source = [Unicode.Scalar](repeating: "甲", count: 30_000)
    let target = [Unicode.Scalar](repeating: "乙", count: 30_000)
    let alignment = Alignment(source, target)
    #expect(alignment.blocks.count == 1)
    #expect(alignment.fault(source, target) == nil)
  }
}
