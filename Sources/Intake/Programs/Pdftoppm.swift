extension Program {
  static let pdftoppm = Program(name: "pdftoppm", package: "poppler-utils", memoryMegabytes: 4096)
}

/// Renders a page of a PDF.
enum Pdftoppm {
  /// Writes `page` (from 1) to `root` with an extension and returns the file, PGM or, in colour, PPM.
  ///
  /// `width` and `height` are pixels of the upright page.
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
