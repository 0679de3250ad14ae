import Testing

/// The graph of the rooms, read from the import lines.
///
/// The build does not check it: a target can import what another target has built already.
struct ImportTests {
  @Test func `every import under Sources is allowed by the room table`() throws {
    let files = try SourceTree.files()
    #expect(!files.isEmpty)
    #expect(files.flatMap(importViolations) == [])
  }

  @Test func `every folder under Sources is in the room table`() throws {
    #expect(try SourceTree.rooms().filter { RoomTable.rooms[$0] == nil } == [])
  }

  @Test func `Dispatch does not come in through Foundation either`() throws {
    #expect(try SourceTree.files().flatMap(dispatchViolations) == [])
  }

  @Test func `what a room of the table may import is a room below it or a library`() {
    for (name, room) in RoomTable.rooms {
      for used in room.mayImport where RoomTable.rooms[used] != nil {
        #expect(!reaches(from: used, to: name), "\(name) and \(used) use each other")
      }
    }
  }

  // MARK: The checker itself

  @Test(arguments: [
    "import PageImaging", "public import PageImaging", "  import PageImaging  // only once",
    "@testable import PageImaging", "@preconcurrency public import struct PageImaging.PageImage",
    "import class PageImaging.PageImage", "import PageImaging; import DocumentModel",
    "import DocumentModel; import PageImaging",
  ])
  func `a planted import is found, with file and line`(line: String) {
    let file = SourceFile(
      room: "Batch", path: "Sources/Batch/Planted.swift", text: "import Foundation\n\n\(line)\n")
    #expect(importViolations(file) == ["Sources/Batch/Planted.swift:3: Batch imports PageImaging"])
  }

  @Test(arguments: [
    "import Conveyor", "public import DocumentModel", "import Glibc", "// import PageImaging",
    "let important = PageImaging", "#if canImport(PageImaging)", "/// import PageImaging",
  ])
  func `an import that is allowed, or none, is let be`(line: String) {
    let file = SourceFile(room: "Batch", path: "Sources/Batch/Planted.swift", text: line)
    #expect(importViolations(file) == [])
  }

  @Test func `a file of a room that is not in the table is found`() {
    let file = SourceFile(room: "Cellar", path: "Sources/Cellar/A.swift", text: "import Foundation")
    #expect(importViolations(file) == ["Sources/Cellar/A.swift:1: Cellar is not in the room table"])
  }

  @Test func `a planted use of Dispatch is found`() {
    let text = "import Foundation\n// DispatchQueue\nlet queue = DispatchQueue.main\n"
    let file = SourceFile(room: "Intake", path: "Sources/Intake/A.swift", text: text)
    #expect(dispatchViolations(file) == ["Sources/Intake/A.swift:3: Intake uses DispatchQueue"])
  }
}

/// One sentence for each import of the file that the table does not allow.
private func importViolations(_ file: SourceFile) -> [String] {
  guard let room = RoomTable.rooms[file.room] else {
    return ["\(file.path):1: \(file.room) is not in the room table"]
  }
  guard !room.mayImportAnything else { return [] }
  let allowed = room.mayImport.union(RoomTable.importedAnywhere)
  return file.code.flatMap { number, line in
    (line.contains("import") ? importedModules(line) : []).filter { !allowed.contains($0) }
      .map { "\(file.path):\(number): \(file.room) imports \($0)" }
  }
}

/// One sentence for each line of the file that names a Dispatch type without the right to.
private func dispatchViolations(_ file: SourceFile) -> [String] {
  guard let room = RoomTable.rooms[file.room], !room.mayImportAnything,
    !room.mayImport.contains("Dispatch")
  else { return [] }
  return file.code.compactMap { number, line in
    guard line.contains("Dispatch"), let use = line.firstMatch(of: /\bDispatch[A-Z]\w+/) else {
      return nil
    }
    return "\(file.path):\(number): \(file.room) uses \(use.output)"
  }
}

/// The modules that a line of code imports.
private func importedModules(_ line: Substring) -> [String] {
  let declaration =
    /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:\w+\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/
  return line.split(separator: ";").compactMap { part in
    part.firstMatch(of: declaration).map { String($0.output.1) }
  }
}

/// Whether the rooms that `name` may use lead to `other`.
private func reaches(from name: String, to other: String) -> Bool {
  guard name != other else { return true }
  return RoomTable.rooms[name]?.mayImport.contains { reaches(from: $0, to: other) } ?? false
}
