import Testing

/// The rules of style that a test can read.
struct HouseRuleTests {
  @Test func `no file is longer than 400 lines without a reason at its top`() throws {
    #expect(try SourceTree.files().filter(isTooLong).map(\.path) == [])
  }

  @Test func `no code stops the process by fatalError or try!`() throws {
    #expect(try SourceTree.files().flatMap(stops) == [])
  }

  @Test func `the main file of every room opens with a doc comment`() throws {
    let files = try SourceTree.files()
    for room in try SourceTree.rooms() {
      guard let mainFile = RoomTable.rooms[room]?.mainFile else { continue }
      let path = "Sources/\(room)/\(mainFile)"
      let file = files.first { $0.path == path }
      #expect(file.map(opensWithDocComment) == true, "\(path) should open with \(room)'s purpose")
    }
  }

  // MARK: The checkers themselves

  @Test(arguments: [
    ("import Foundation\n", "", true),
    ("// A comment without a reason.\n", "", true),
    ("", "// Longer than 400 lines because I say so at the end.\n", true),
    ("// Longer than 400 lines because it is a table.\n", "", false),
    (
      "import Foundation\n\n/// Codes.\n/// Longer than 400 lines because it is a table.\n", "",
      false
    ),
  ])
  func `a planted file of 401 lines is found, unless it gives its reason on top`(
    top: String, end: String, isFound: Bool
  ) {
    let lines = String(repeating: "let a = 1\n", count: 400)
    #expect(isTooLong(file(top + lines + end)) == isFound)
  }

  @Test func `a file of 400 lines is short enough`() {
    #expect(!isTooLong(file(String(repeating: "let a = 1\n", count: 400))))
  }

  @Test(arguments: ["fatalError(\"no\")", "let a = try! b()", "  x { try! y() } // why"])
  func `a planted stop is found`(line: String) {
    #expect(stops(file("// fatalError()\n\(line)\n")).count == 1)
  }

  @Test(arguments: [
    "// never use try! here", "/// fatalError(\"no\")", "try b()", "fatalErrors(1)",
  ])
  func `words about stopping are let be`(line: String) {
    #expect(stops(file(line)) == [])
  }

  @Test func `a main file without a doc comment on top is found`() {
    #expect(opensWithDocComment(file("import Foundation\n\n/// Room: what it does.\nenum A {}")))
    #expect(opensWithDocComment(file("public import struct Foundation.URL\n/// Room.\nenum A {}")))
    #expect(!opensWithDocComment(file("import Foundation\n\nenum A {}\n/// Late.\nenum B {}")))
    #expect(!opensWithDocComment(file("")))
  }

  private func file(_ text: String) -> SourceFile {
    SourceFile(room: "Planted", path: "Sources/Planted/A.swift", text: text)
  }
}

private func isTooLong(_ file: SourceFile) -> Bool {
  let count = file.lines.last == "" ? file.lines.count - 1 : file.lines.count
  guard count > 400 else { return false }
  let firstComment = file.opening.prefix { $0.hasPrefix("//") }
  return !firstComment.contains { $0.contains("Longer than 400 lines because") }
}

private func stops(_ file: SourceFile) -> [String] {
  file.code.compactMap { number, line in
    line.contains("fatalError(") || line.contains("try!") ? "\(file.path):\(number):\(line)" : nil
  }
}

private func opensWithDocComment(_ file: SourceFile) -> Bool {
  file.opening.first?.hasPrefix("///") ?? false
}
