public import Foundation

/// Whether a program that intake calls is installed, and in which version.
public struct ProgramProbe: Sendable, Hashable {
  public let name: String
  /// Debian package that brings it.
  public let package: String
  /// What goes without it.
  public let purpose: String
  private let versionArgument: String

  /// Every program that this room calls.
  public static let all = [
    ProgramProbe(.pdfinfo, "-v", "reading PDF"), ProgramProbe(.pdfimages, "-v", "reading PDF"),
    ProgramProbe(.pdftoppm, "-v", "reading PDF"), ProgramProbe(.pdftotext, "-v", "reading PDF"),
    ProgramProbe(.qpdf, "--version", "taking scans out of PDF without rendering them"),
    ProgramProbe(.soffice, "--version", "reading .doc, .docx, .wps, .rtf and .odt"),
    ProgramProbe(.unzip, "-v", "taking pictures out of .docx and .odt"),
  ]

  /// Whether Poppler has the tables for Chinese fonts that a PDF names without embedding them (Debian
  /// package poppler-data); without them their text is neither rendered nor extracted.
  public static var hasChineseFontMaps: Bool {
    FileManager.default.fileExists(atPath: "/usr/share/poppler/cMap/Adobe-GB1")
  }

  private init(_ program: Program, _ versionArgument: String, _ purpose: String) {
    name = program.name
    package = program.package
    self.versionArgument = versionArgument
    self.purpose = purpose
  }

  /// The first line of what the program says of itself; empty when it says nothing.
  ///
  /// `scratch` is an existing folder.
  ///
  /// - Throws: `programMissing`, or `programFailed` when it does not run.
  public func version(scratch: URL) throws(IntakeError) -> String {
    let outcome = try Program(name: name, package: package, memoryMegabytes: 4096)
      .run([versionArgument], seconds: 20, scratch: scratch.path)
    let line = outcome.text.split(whereSeparator: \.isNewline).first.map(String.init)
    return line ?? outcome.complaint.split(separator: ";").first.map(String.init) ?? ""
  }
}
