import DocumentModel
import Reflow
import TestSupport
import Testing

/// Random texts of marks, words and numbers, in lines of a text file or of a page.
struct PunctuationPropertyTests {
  private static let pieces = [
    "，", "。", "；", "：", "、", "！", "？", "“", "”", "‘", "’", "\"", "'", "（", "）", "(", ")", "《", "》",
    "〈", "〉", "〔",
    "〕", "[", "]", "…", "—", "一", "一一", ",", ";", ":", "?", "!", ".", "%", " ", "　", "（一）", "第三条 ",
    "2019", "7号",
    "下列", "供水", "管道", "核对", "你", "PDF", "12", "A", "\\",
  ]
  private static let marks = Set(
    "，。；：、！？“”‘’\"'（）()《》〈〉〔〕[]…—一,;:?!".unicodeScalars)

  private static func document(_ generator: inout SeededGenerator) -> Document {
    let lines = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
      (0..<Int.random(in: 0...24, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
    }
    guard Bool.random(using: &generator) else { return Print.textFile(lines) }
    return Print.document(
      Print.page(1, lines.enumerated().map { Print.line($1, row: $0, indent: Double($0 % 3)) }))
  }

  @Test(arguments: 0..<20)
  func `nothing but marks changes, and one by one`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let document = Self.document(&generator)
      let result = NormalisePunctuation().apply(to: document)
      var lines = document.pages[0].lines.map { $0.text.unicodeScalars.map(\.self) }
      for edit in result.edits {
        let from = edit.from.unicodeScalars.map(\.self)
        let to = edit.to.unicodeScalars.map(\.self)
        #expect(from.count == 1 && to.count == 1 && from != to)
        #expect(Self.marks.isSuperset(of: from + to) || from == ["　"])
        #expect(to != ["一"])
        #expect(lines[edit.line.line][edit.offset] == from[0])
        lines[edit.line.line][edit.offset] = to[0]
      }
      #expect(lines.map { text(of: $0) } == result.pages[0].lines.map(\.text))
      #expect(result.edits.map(\.line.line) == result.edits.map(\.line.line).sorted())
    }
  }

  private func text(of scalars: [Unicode.Scalar]) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
