extension Program {
  package static let pdftoppm = Program(name: "pdftoppm", package: "poppler-utils")
}

/// Renders a page of a PDF.
package enum Pdftoppm {
  /// Writes `page` (from 1) to `root` with an extension and returns the file, PGM or, in colour, PPM.
  ///
  /// Takes a resolution rather than a size in pixels: with `-scale-to-x` Poppler 22 means the width
  /// before the page is turned, others that after it.
  package static func render(
    _ pdf: String, page: Int, dpi: Double, colour: Bool, root: String, scratch: String
  ) throws(IntakeError) -> String {
    let number = String(page)
    let tone = colour ? [] : ["-gray"]
    _ = try Program.pdftoppm.runOrThrow(
      ["-f", number, "-l", number, "-cropbox", "-singlefile", "-r", String(dpi)] + tone + [
        pdf, root,
      ],
      seconds: 180, scratch: scratch)
    return root + (colour ? ".ppm" : ".pgm")
  }
}
