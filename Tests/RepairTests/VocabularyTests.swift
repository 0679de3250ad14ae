import Testing

@testable import Repair

@Suite struct VocabularyTests {
  @Test(arguments: ["一", "未来", "计算机", "中华人民共", "𠀋丈", "勺𠀋𠀋𠀋子"])
  func `a packed word gives its characters back`(word: String) {
    var key = WordKey()
    for scalar in word.unicodeScalars { key = key.appending(scalar.value) }
    var bytes: [UInt8] = []
    key.encode(into: &bytes)
    #expect(bytes == Array(word.utf8))
  }

  @Test func `the model knows words, the same when asked again, and no others`() throws {
    var words = Vocabulary(try sharedModel())
    func index(_ word: String) -> UInt32 {
      words.index(of: word.unicodeScalars.reduce(WordKey()) { $0.appending($1.value) })
    }
    let known = index("未来")
    #expect(known != 0)
    #expect(index("未来") == known && index("世界") != known)
    #expect(index("末来") == 0 && index("，") == 0)
  }
}
