import DocumentModel
import Reflow
import Testing

struct UnifyFormsTests {
  private func unified(_ text: String, with stage: UnifyForms = .init()) -> String {
    stage.apply(to: Print.textFile([text])).pages[0].lines[0].text
  }

  @Test(arguments: [
    ("\u{2F00}\u{2F08}\u{2F84}", "一人至"),
    ("\u{2EDA}\u{2ECB}\u{2ED3}", "页车长"),
    ("\u{F9D1}\u{FA0C}", "六兀"),
    ("\u{2F804}", "你"),
    ("停水\u{FE35}东街\u{FE36}\u{FE12}", "停水(东街)。"),
    ("\u{FE3D}办法\u{FE3E}", "《办法》"),
    ("停水\u{FE50}停电\u{FE54}", "停水,停电;"),
    ("\u{FF62}停水\u{FF63}\u{FF64}停电\u{FF61}", "「停水」、停电。"),
    ("停水\u{FE19}\u{FE30}", "停水…‥"),
    ("\u{FB01}le o\u{FB03}ce", "file office"),
  ])
  func `a form that stands for another character becomes it`(read: String, expected: String) {
    #expect(unified(read) == expected)
  }

  @Test(arguments: [
    "80㎡", "№3", "①停水", "㈠停水", "25℃", "½", "１２３Ａ：（停水）", "\u{FA0E}", "Ⅳ", "ガス", "停水——通知……",
  ])
  func `signs that say more than their parts stay`(text: String) {
    #expect(unified(text) == text)
  }

  @Test func `each group can be turned off`() {
    var stage = UnifyForms()
    stage.han = false
    stage.marks = false
    stage.ligatures = false
    let document = Print.textFile(["\u{2F08}\u{FE50}\u{FB01}"])
    #expect(stage.apply(to: document) == document)
  }

  @Test func `the edits lead back to what was read`() {
    let text = "\u{2F08}o\u{FB03}ce\u{FE50}"
    let result = UnifyForms().apply(to: Print.textFile([text]))
    var scalars = text.unicodeScalars.map { String($0) }
    for edit in result.edits.reversed() {
      #expect(edit.stage == "unify-forms" && edit.rule == "compatibility-form")
      #expect(scalars[edit.offset] == edit.from)
      scalars[edit.offset] = edit.to
    }
    #expect(scalars.joined() == result.pages[0].lines[0].text)
    #expect(result.pages[0].lines[0].rawText == text)
    #expect(UnifyForms().apply(to: result) == result)
  }

  @Test func `marks that became narrow are wide in Chinese text in the end`() {
    let stages = NormalisePunctuation().apply(
      to: UnifyForms().apply(to: Print.textFile(["停水\u{FE50}停电\u{FE35}东街\u{FE36}\u{FE14}"])))
    #expect(stages.pages[0].lines[0].text == "停水，停电（东街）；")
  }

  @Test func `every ideograph that Unicode has twice is unified`() {
    for value in Array(0x2F00...0x2FD5) + Array(0xF900...0xFA0D) + Array(0x2F800...0x2FA1D) {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let plain = Array(unified(String(scalar)).unicodeScalars)
      #expect(plain.count == 1 && plain != [scalar], "\(scalar)")
      #expect(plain[0].properties.isUnifiedIdeograph)
    }
  }

  @Test func `a selector of another drawing behind a Chinese character goes`() {
    #expect(Marks.mended("邊\u{E0101}界\u{FE00}，\u{FE01}☎\u{FE0F}") == "邊界，☎\u{FE0F}")
  }
}
