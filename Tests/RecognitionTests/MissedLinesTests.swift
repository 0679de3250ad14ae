import DocumentModel
import Foundation
import PageImaging
import Testing

@testable import Recognition

struct MissedLinesTests {
  private func line(_ text: String, _ left: Int, _ top: Int, _ right: Int, height: Int = 20)
    -> ReadLine
  {
    let box = Box(left: left, top: top, right: right, bottom: top + height)
    let symbols = text.map {
      Symbol(
        text: String($0), box: box, confidence: 0.9,
        beginsWord: false)
    }
    return ReadLine(symbols: symbols, box: box, block: 0)
  }

  private func texts(_ lines: [ReadLine]) -> [String] {
    lines.map { $0.symbols.map(\.text).joined() }
  }

  private func put(_ found: [ReadLine], into lines: [ReadLine]) -> [String] {
    var lines = lines
    _ = MissedLines.put(found, into: &lines, em: 20)
    return texts(lines)
  }

  @Test func `a line that was left out goes between the others`() {
    #expect(
      put([line("二二二", 0, 30, 60)], into: [line("一一一", 0, 0, 60), line("三三三", 0, 60, 60)])
        == ["一一一", "二二二", "三三三"])
  }

  @Test
  func `a character that was all that was read of it gives way, and a whole reading does not`() {
    #expect(
      put([line("二二二", 0, 30, 60)], into: [line("一一一", 0, 0, 60), line("e", 30, 35, 40)])
        == ["一一一", "二二二"])
    #expect(
      put([line("二二", 0, 30, 60)], into: [line("一一一", 0, 0, 60), line("三三三", 0, 31, 60)])
        == ["一一一", "三三三"])
  }

  @Test func `two lines that were taken for one are put in its place, when they say more`() {
    let rows = [line("一一一", 0, 0, 60), line("二二二", 0, 30, 60)]
    #expect(put(rows, into: [line("en", 0, 0, 60, height: 50)]) == ["一一一", "二二二"])
    // A line that is high because it leans.
    #expect(put(rows, into: [line("一二三四五六", 0, 0, 60, height: 50)]) == ["一二三四五六"])
  }

  @Test func `rows of print that no line covers are found, and its ends are not`() throws {
    let file = try #require(
      Bundle.module.url(forResource: "notice", withExtension: "png", subdirectory: "Fixtures"))
    let page = try PageImage.read(path: file.path)
    let lines = try TesseractEngine().read(page, deadlineSeconds: 60).lines.compactMap(\.box)
    #expect(lines.count == 6)
    func rows(_ lines: [Box]) -> [Box] { UnreadPrint.rows(of: page, besides: lines, emPixels: 24) }
    #expect(rows(lines).isEmpty)
    for missing in lines.indices {
      var known = lines
      let lost = known.remove(at: missing)
      let row = try #require(rows(known).first)
      #expect(rows(known).count == 1)
      #expect(abs(row.left - lost.left) <= 6 && abs(row.right - lost.right) <= 12)
      #expect(abs(row.top - lost.top) <= 8 && abs(row.bottom - lost.bottom) <= 8)
    }
    // The last characters of a line are no line.
    var cut = lines
    cut[3].right -= 72
    #expect(rows(cut).isEmpty)
  }
}
