/// Runs the tests of tables.
struct FailedTests {
  let decoder: Decoder

  /// The tests that fail, and how many could not be decided for want of a language model.
  func findings(_ tests: [TableTest]) -> (failed: [TableFinding], undecided: Int) {
    var failed: [TableFinding] = []
    var undecided = 0
    for test in tests {
      let got = decoder.decode(test.text).text
      if got.unicodeScalars.elementsEqual(test.expected.unicodeScalars) { continue }
      if decoder.model == nil, matchesWeighing(test.text) {
        undecided += 1
        continue
      }
      failed.append(
        TableFinding(
          file: test.file, line: test.line,
          kind: .failedTest(text: test.text, expected: test.expected, got: got)))
    }
    return (failed, undecided)
  }

  /// Whether a rule that weighs may have a say in a text, its context left aside.
  private func matchesWeighing(_ text: String) -> Bool {
    let values = text.unicodeScalars.map(\.value).filter { !Script.isSpace($0) }
    return values.indices.contains { start in
      decoder.table.rulesBeginning(with: values[start]).contains { number in
        let rule = decoder.table.rules[Int(number)]
        return rule.mode == .weigh && values[start...].starts(with: rule.wrong.lazy.map(\.value))
      }
    }
  }
}
