extension Program {
  static let pdftoppm = Program(name: "pdftoppm", package: "poppler-utils", memoryMegabytes: 4096)
}

/// Renders a page of a PDF.
enum Pdftoppm {
  /// - Parameters:
  ///   - page: From 1.
  ///   - width: Pixels of the upright page; `height` likewise.
  ///   - colour: RGB instead of grey.
  ///   - root: Path of the file without its extension.
  /// - Returns: The file, PGM or PPM.
  static func render(
    _ pdf: String, page: Int, width: Int, height: Int, colour: Bool, root: String, scratch: String
  ) throws(IntakeError) -> String {
    let number = String(page)
    let size = ["-scale-to-x", String(width), "-scale-to-y", String(height)]
    let tone = colour ? [] : ["-gray"]
    _ = try Program.pdftoppm.runOrThrow(
      ["-f", number, "-l", number, "-cropbox", "-singlefile"] + size + tone + [pdf, root],
      seconds: 180, scratch: scratch)
    return root + (colour ? ".ppm" : ".pgm")
  }
}
