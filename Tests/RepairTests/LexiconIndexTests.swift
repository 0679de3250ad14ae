import Testing

@testable import Repair

@Suite struct LexiconIndexTests {
  private func index(_ text: String) throws -> LexiconIndex {
    LexiconIndex(try lexicon(text))
  }

  private func key(_ word: String) -> WordKey {
    word.unicodeScalars.reduce(WordKey()) { $0.appending($1.value) }
  }

  private func values(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  private func marks(_ closed: [Bool]) -> String {
    closed.map { $0 ? "x" : "." }.joined()
  }

  @Test func `a word scores its weight, or the usual one`() throws {
    let index = try index("勺园\t-3.5\n杏花岭\n勺\t-2")
    #expect(index.score(of: key("勺园")) == -3.5)
    #expect(index.score(of: key("杏花岭")) == Lexicon.usualWeightLog10)
    #expect(index.score(of: key("勺")) == -2)
    #expect(index.score(of: key("园勺")) == nil)
    #expect(LexiconIndex.empty.score(of: key("勺园")) == nil)
  }

  @Test func `a word that is not Chinese throughout or too long is no word of the decoder`() throws
  {
    let index = try index("5号楼\n马克·吐温\n杏花岭勺园路")
    for word in ["号楼", "吐温", "杏花岭勺园", "花岭勺园路"] {
      #expect(index.score(of: key(word)) == nil, "\(word)")
    }
  }

  @Test(arguments: [
    ("在勺园住", ".xx."),
    ("勺园勺园", "xxxx"),
    ("勺", "."),
    ("园勺", ".."),
    ("住5号楼去", ".xxx."),
    ("马克·吐温说", "xxxxx."),
    ("甲乙丙", "xxx"),
    ("", ""),
  ])
  func `words of two or more characters protect what spells them`(text: String, expected: String)
    throws
  {
    let index = try index("勺园\n勺\n5号楼\n马克·吐温\n甲乙\n乙丙")
    #expect(marks(index.protected(in: values(text))) == expected)
  }

  @Test func `an empty lexicon protects nothing`() {
    #expect(marks(LexiconIndex.empty.protected(in: values("勺园"))) == "..")
  }
}
