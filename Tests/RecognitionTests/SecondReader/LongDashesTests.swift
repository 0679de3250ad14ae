import DocumentModel
import Testing

@testable import Recognition

struct LongDashesTests {
  /// Symbols in cells of 40 px; a dot leaves its cell empty.
  private func line(_ text: String) -> ReadLine {
    let cells = text.unicodeScalars.enumerated().filter { $0.element != "." }
    return ReadLine(
      symbols: cells.map { place, scalar in
        Symbol(
          text: String(scalar),
          box: Box(left: place * 40, top: 0, right: place * 40 + 40, bottom: 40), confidence: 0.8,
          beginsWord: false)
      }, box: Box(left: 0, top: 0, right: text.unicodeScalars.count * 40, bottom: 40), block: 0)
  }

  /// Restores dashes on a page whose only ink in open places is a bar.
  private func restored(_ text: String, bar: Box) -> String {
    let dashes = LongDashes(em: 40) { room in
      let left = max(room.left, bar.left)
      let right = min(room.right, bar.right)
      guard left < right else { return nil }
      return Box(left: Int(left), top: Int(bar.top), right: Int(right), bottom: Int(bar.bottom))
    }
    return dashes.restored(in: line(text)).symbols.map(\.text).joined()
  }

  private func bar(_ left: Int, _ right: Int, height: Int = 4, top: Int = 18) -> Box {
    Box(left: left, top: top, right: right, bottom: top + height)
  }

  @Test func `a long bar between characters that was not read is a dash`() {
    #expect(restored("上海..北京", bar: bar(84, 156)) == "上海——北京")
    #expect(restored("..北京", bar: bar(4, 76)) == "——北京")
    #expect(restored("上海..", bar: bar(84, 156)) == "上海——")
  }

  @Test func `a dash before the line's box opens the line`() {
    #expect(restored("北京", bar: bar(-84, -6)) == "——北京")
    #expect(restored("北京", bar: bar(-200, -120)) == "北京")
  }

  @Test func `one that was read as a single stroke is too`() {
    #expect(restored("上海一.北京", bar: bar(84, 156)) == "上海——北京")
    #expect(restored("—.北京", bar: bar(4, 76)) == "——北京")
  }

  @Test func `strokes of one character's width stay what they are`() {
    #expect(restored("上海一北京", bar: bar(84, 116)) == "上海一北京")
    #expect(restored("上海——北京", bar: bar(84, 156)) == "上海——北京")
  }

  @Test func `a rule to write on, a low line and a box are no dashes`() {
    #expect(restored("上海....北京", bar: bar(84, 236)) == "上海北京")
    #expect(restored("上海..北京", bar: bar(84, 156, top: 34)) == "上海北京")
    #expect(restored("上海..北京", bar: bar(84, 156, height: 30, top: 5)) == "上海北京")
  }

  @Test func `what the symbols may be otherwise stays with them`() {
    var read = line("..末来")
    read.otherSymbols[0] = [OtherSymbol(scalar: "未", confidence: 0.3, looks: 1)]
    let dash = bar(4, 76)
    let restored = LongDashes(em: 40) { $0.left < 40 ? dash : nil }.restored(in: read)
    #expect(restored.otherSymbols.keys.sorted() == [2])
  }
}
