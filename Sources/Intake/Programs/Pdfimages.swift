/// A picture on a page, as `pdfimages -list` shows it.
struct PDFPicture: Equatable {
  /// From 1.
  var page: Int
  /// `image`, `mask`, `smask` or `stencil`.
  var type: String
  var width: Int
  var height: Int
  /// `gray`, `rgb`, `cmyk`, `icc`, `index` ….
  var color: String
  var components: Int
  /// `jpeg`, `jpx`, `ccitt`, `jbig2` or `image` (anything lossless).
  var encoding: String
  /// Resolution as placed on the page.
  var dpiX: Double
  var dpiY: Double

  /// The share of a page of this many square points that the picture takes.
  func coverage(of area: Double) -> Double {
    guard area > 0, dpiX > 0, dpiY > 0 else { return 0 }
    return (Double(width) / dpiX * 72) * (Double(height) / dpiY * 72) / area
  }
}

extension Program {
  static let pdfimages = Program(name: "pdfimages", package: "poppler-utils")
}

/// Lists and takes out the pictures of a PDF.
enum Pdfimages {
  static func list(_ pdf: String, pages: Int, scratch: String) throws(IntakeError) -> [PDFPicture] {
    let outcome = try Program.pdfimages.runOrThrow(
      ["-list", "-f", "1", "-l", String(pages), pdf], output: .memory(limit: 64 << 20),
      seconds: 120, scratch: scratch)
    return parse(outcome.text)
  }

  /// Reads the rows of the table; the columns are fixed up to `interp`, an inline picture has one
  /// word instead of an object's two numbers.
  static func parse(_ table: String) -> [PDFPicture] {
    table.split(separator: "\n").compactMap { row in
      let fields = row.split(separator: " ").map(String.init)
      guard fields.count >= 14, let page = Int(fields[0]), let width = Int(fields[3]),
        let height = Int(fields[4]), let components = Int(fields[6]),
        let dpiX = Double(fields[fields.count - 4]), let dpiY = Double(fields[fields.count - 3])
      else { return nil }
      return PDFPicture(
        page: page, type: fields[2], width: width, height: height, color: fields[5],
        components: components, encoding: fields[8], dpiX: dpiX, dpiY: dpiY)
    }
  }

  /// Takes out the pictures of one page as they were embedded (JPEG, JPEG 2000) or as TIFF.
  ///
  /// `page` counts from 1; `folder` is a fresh one.
  static func extract(
    _ pdf: String, page: Int, to folder: String, scratch: String
  ) throws(IntakeError) {
    _ = try Program.pdfimages.runOrThrow(
      ["-f", String(page), "-l", String(page), "-j", "-jp2", "-tiff", pdf, "\(folder)/picture"],
      seconds: 120, scratch: scratch)
  }
}
