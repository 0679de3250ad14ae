import Foundation
import Glibc
import TestSupport
import Testing

@testable import Intake

/// The word processor, stood in for by scripts that behave badly.
struct LibreOfficeTroubleTests {
  private let folder: TemporaryFolder
  private let document: String

  init() throws {
    folder = try TemporaryFolder()
    document = try folder.write("{\\rtf1 a}", to: "a.rtf").path
  }

  /// A program of the name `soffice.bin` that does what `script` says.
  private func program(_ script: String) throws -> Program {
    let file = try folder.write("#!/bin/sh\n" + script, to: "bin/soffice.bin")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return Program(
      name: "soffice.bin", package: "p", folders: [file.deletingLastPathComponent().path])
  }

  private func convert(_ script: String, seconds: Double = 20) throws -> String {
    let place = folder.url.appendingPathComponent("converted", isDirectory: true)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    return try LibreOffice.convert(
      document, kind: .rtf, in: place, seconds: seconds, program: program(script))
  }

  @Test func `one that hangs is ended with all that it started, and said to have taken too long`()
    throws
  {
    let pids = folder.url.appendingPathComponent("pids").path
    #expect(throws: IntakeError.programTimedOut(name: "soffice.bin", seconds: 0.5)) {
      try convert("sleep 1000 & echo $! $$ > \(pids)\ntrap '' TERM\nwait\nwait", seconds: 0.5)
    }
    let text = try String(contentsOfFile: pids, encoding: .utf8)
    for process in text.split(whereSeparator: \.isWhitespace) {
      let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      #expect(stat == nil || stat?.contains(") Z ") == true, "process \(process) lives on")
    }
  }

  @Test func `one that ends well without a PDF has not opened the document`() throws {
    #expect(throws: IntakeError.notConvertible(detail: "source file could not be loaded")) {
      try convert("echo 'source file could not be loaded' >&2")
    }
  }

  @Test func `one that was killed from outside says nothing of the document`() throws {
    #expect(throws: IntakeError.programKilled(name: "soffice.bin", signal: SIGKILL)) {
      try convert("kill -9 $$")
    }
  }

  @Test func `one that asks to be started again is`() throws {
    let mark = folder.url.appendingPathComponent("mark").path
    let script = """
      test -e \(mark) || { touch \(mark); exit 81; }
      while test "$1" != --outdir; do shift; done
      printf '%%PDF-1.4' > "$2/input.pdf"
      """
    #expect(try convert(script).hasSuffix("/pdf/input.pdf"))
  }

  @Test func `what is made for the conversion is gone after it, but for the PDF`() throws {
    _ = try? convert("exit 1")
    let left = try FileManager.default.subpathsOfDirectory(
      atPath: folder.url.appendingPathComponent("converted").path)
    #expect(left == ["pdf"])
  }
}
