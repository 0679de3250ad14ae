extension Program {
  static let unzip = Program(name: "unzip", package: "unzip", fileMegabytes: 512)
}

/// Reads single members of a zip; their names never become paths.
enum Unzip {
  /// A member into memory.
  ///
  /// - Throws: `programFailed` for an unsafe or unknown name and for more than `limit` bytes.
  static func read(
    _ member: String, of archive: String, limit: Int, scratch: String
  ) throws(IntakeError) -> [UInt8] {
    try check(member)
    return try Program.unzip.runOrThrow(
      ["-p", literal(archive), member], output: .memory(limit: limit), seconds: 60, scratch: scratch
    ).output
  }

  /// A member into a file; larger ones than the program's file limit fail.
  static func extract(
    _ member: String, of archive: String, to file: String, scratch: String
  ) throws(IntakeError) {
    try check(member)
    _ = try Program.unzip.runOrThrow(
      ["-p", literal(archive), member], output: .file(file), seconds: 120, scratch: scratch)
  }

  /// The path of an archive as `unzip` is to be given it.
  ///
  /// It takes the file's name for a pattern, and reads `a1.docx` for `a[1].docx` when both are there. A
  /// name without wildcards is taken as it stands, backslashes and all.
  private static func literal(_ archive: String) -> String {
    let name = archive.split(separator: "/").last ?? ""
    guard name.contains(where: { "*?[".contains($0) }) else { return archive }
    return archive.dropLast(name.count)
      + name.map { character in
        switch character {
        case "*", "?", "[": "[\(character)]"
        case "\\": #"\\"#
        default: String(character)
        }
      }.joined()
  }

  /// `unzip` takes member names for patterns: only plain ones are handed to it.
  private static func check(_ member: String) throws(IntakeError) {
    let plain = member.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || NaturalOrder.isDigit($0) || "._/ ".unicodeScalars.contains($0)
        || $0 == "-"
    }
    guard plain, !member.hasPrefix("-"), !member.isEmpty else {
      throw .programFailed(name: "unzip", detail: "a member has an unusual name")
    }
  }
}
