import Foundation

extension Program {
  static let soffice = Program(
    name: "soffice", package: "libreoffice-writer-nogui", memoryMegabytes: 8192)
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
  /// - Returns: The PDF.
  /// - Throws: `notConvertible` when no PDF comes out (LibreOffice ends with 0 on broken files).
  static func convert(
    _ file: String, kind: FileKind, in folder: URL, seconds: Double
  ) throws(IntakeError) -> String {
    let copy = folder.appendingPathComponent("input.\(kind.rawValue)")
    let profile = folder.appendingPathComponent("profile", isDirectory: true)
    let outputs = folder.appendingPathComponent("pdf", isDirectory: true)
    do {
      try FileManager.default.createDirectory(at: outputs, withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: URL(fileURLWithPath: file), to: copy)
      try write(safeSettings, to: profile)
    } catch {
      throw .scratch(reason: SystemReason.of(error))
    }
    defer {
      try? FileManager.default.removeItem(at: profile)
      try? FileManager.default.removeItem(at: copy)
    }
    let outcome = try Program.soffice.run(
      [
        "-env:UserInstallation=\(profile.absoluteString)", "--headless", "--norestore",
        "--nolockcheck", "--nodefault", "--nofirststartwizard", "--convert-to", filter, "--outdir",
        outputs.path, copy.path,
      ], seconds: seconds, scratch: folder.path)
    let pdf = outputs.appendingPathComponent("input.pdf").path
    guard let sample = try? FileSample(path: pdf), sample.has("%PDF-") else {
      throw .notConvertible(detail: outcome.complaint)
    }
    return pdf
  }

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
