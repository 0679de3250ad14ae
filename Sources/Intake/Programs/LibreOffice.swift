import Foundation

extension Program {
  static let soffice = Program(
    name: "soffice", package: "libreoffice-writer-nogui", memoryMegabytes: 3072,
    variables: officeVariables)
  static let sofficeBin = Program(
    name: "soffice.bin", package: "libreoffice-writer-nogui", memoryMegabytes: 3072,
    folders: [
      "/usr/lib/libreoffice/program", "/usr/lib64/libreoffice/program", "/opt/libreoffice/program",
    ], variables: officeVariables)

  /// Where /tmp cannot be written, as in a confined worker, LibreOffice makes the socket at which it waits
  /// for a second instance here; a whole path would soon be longer than a socket's 107 bytes.
  private static let officeVariables = ["OSL_SOCKET_PATH=."]
}

/// Turns a word processor's file into a PDF.
enum LibreOffice {
  /// Pictures keep their pixels and their coding.
  private static let filter =
    #"pdf:writer_pdf_Export:{"ReduceImageResolution":{"type":"boolean","value":"false"},"#
    + #""UseLosslessCompression":{"type":"boolean","value":"true"}}"#

  /// Converts a copy, so that no lock file appears beside the input, in a profile of its own, since two
  /// runs with one profile fail.
  ///
  /// - Parameters:
  ///   - file: An absolute path.
  ///   - kind: Gives the copy its extension, whatever the file is called.
  ///   - folder: A fresh folder; the PDF stays in it.
  ///   - seconds: Time limit.
  ///   - program: Another word processor with the same arguments; `nil` for the one that is installed.
  /// - Returns: The PDF.
  /// - Throws: `notConvertible` when no PDF comes out (LibreOffice ends with 0 on broken files).
  static func convert(
    _ file: String, kind: FileKind, in folder: URL, seconds: Double, program: Program? = nil
  ) throws(IntakeError) -> String {
    let copy = folder.appendingPathComponent("input.\(kind.rawValue)")
    let profile = folder.appendingPathComponent("profile", isDirectory: true)
    let outputs = folder.appendingPathComponent("pdf", isDirectory: true)
    do {
      try FileManager.default.createDirectory(at: outputs, withIntermediateDirectories: true)
      try ScratchFolder.copy(file, to: copy)
      try write(safeSettings, to: profile)
    } catch {
      throw .scratch(reason: SystemReason.of(error))
    }
    defer {
      try? FileManager.default.removeItem(at: profile)
      try? FileManager.default.removeItem(at: copy)
    }
    let complaint = try run(
      [
        "-env:UserInstallation=\(profile.absoluteString)", "--headless", "--norestore",
        "--nolockcheck", "--nodefault", "--nofirststartwizard", "--convert-to", filter, "--outdir",
        outputs.path, copy.path,
      ], by: program ?? installed, seconds: seconds, scratch: folder.path)
    let pdf = outputs.appendingPathComponent("input.pdf").path
    guard let sample = try? FileSample(path: pdf), sample.has("%PDF-") else {
      if ScratchFolder.isFull(folder) { throw .scratch(reason: "no space left") }
      throw .notConvertible(detail: complaint)
    }
    return pdf
  }

  /// The program itself, which ends when it is killed; the `soffice` around it would leave it running.
  private static var installed: Program {
    (try? Program.sofficeBin.locate()) == nil ? .soffice : .sofficeBin
  }

  /// Runs it; with a fresh profile it asks to be started again by its exit code.
  private static func run(
    _ arguments: [String], by program: Program, seconds: Double, scratch: String
  ) throws(IntakeError) -> String {
    var complaint = ""
    for _ in 0..<3 {
      let outcome = try program.run(arguments, seconds: seconds, scratch: scratch)
      complaint = outcome.complaint
      if let killed = program.killed(outcome) { throw killed }
      guard restartCodes.contains(outcome.status) else { break }
    }
    return complaint
  }

  /// EXITHELPER_CRASH_WITH_RESTART and EXITHELPER_NORMAL_RESTART of LibreOffice.
  private static let restartCodes: Set<Int32> = [79, 81]

  private static func write(_ settings: String, to profile: URL) throws {
    let user = profile.appendingPathComponent("user", isDirectory: true)
    try FileManager.default.createDirectory(at: user, withIntermediateDirectories: true)
    let file = user.appendingPathComponent("registrymodifications.xcu")
    try Data(settings.utf8).write(to: file)
  }

  /// No macros, and nothing fetched from elsewhere.
  private static let safeSettings = """
    <?xml version="1.0" encoding="UTF-8"?>
    <oor:items xmlns:oor="http://openoffice.org/2001/registry" \
    xmlns:xs="http://www.w3.org/2001/XMLSchema" \
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    <item oor:path="/org.openoffice.Office.Common/Security/Scripting">\
    <prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
    <item oor:path="/org.openoffice.Office.Common/Security/Scripting">\
    <prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
    </oor:items>
    """
}
