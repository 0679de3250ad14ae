/// A page of a PDF as its dictionary describes it.
struct PDFPage: Equatable {
  /// From 1.
  var number: Int
  /// What is shown of the page before `/Rotate`, in points; 0 where the PDF gives nonsense.
  var crop: Rectangle
  /// `/Rotate` as clockwise quarter turns, 0…3.
  var quarterTurns: Int

  /// In the PDF's own coordinates: points, origin at the bottom left.
  struct Rectangle: Equatable {
    var left: Double
    var bottom: Double
    var right: Double
    var top: Double

    var width: Double { right - left }
    var height: Double { top - bottom }
  }

  /// Width and height in points as the page is read.
  var uprightSize: (width: Double, height: Double) {
    quarterTurns.isMultiple(of: 2) ? (crop.width, crop.height) : (crop.height, crop.width)
  }
}

extension Program {
  static let pdfinfo = Program(name: "pdfinfo", package: "poppler-utils")
}

/// What `pdfinfo` says of a PDF.
enum Pdfinfo {
  /// Pages beyond this number are left out.
  static let pageLimit = 20_000

  /// - Throws: `encrypted`, `noPages`, `damaged`, or what running a program throws.
  static func pages(of pdf: String, scratch: String) throws(IntakeError) -> [PDFPage] {
    let summary = try Program.pdfinfo.run([pdf], seconds: 60, scratch: scratch)
    if summary.complaint.contains("Incorrect password") { throw .encrypted }
    // Without a page it ends with "Wrong page range given", as it does when it cannot find the pages.
    if summary.complaint.contains("Invalid page count 0") { throw .noPages }
    if summary.complaint.contains("Wrong page range") {
      throw .damaged(detail: "its list of pages is missing")
    }
    guard summary.status == 0,
      let total = value(of: "Pages:", in: summary.text).flatMap({ Int($0) })
    else { throw .damaged(detail: reason(summary.complaint)) }
    guard total > 0 else { throw .noPages }
    let last = min(total, pageLimit)
    let details = try Program.pdfinfo.runOrThrow(
      ["-box", "-f", "1", "-l", String(last), pdf], output: .memory(limit: 32 << 20), seconds: 120,
      scratch: scratch)
    return parse(details.text, count: last)
  }

  /// Reads lines like `Page    2 CropBox:  0.00  0.00  595.44  842.04` and `Page    2 rot:  90`.
  static func parse(_ text: String, count: Int) -> [PDFPage] {
    let none = PDFPage.Rectangle(left: 0, bottom: 0, right: 0, top: 0)
    var pages = (0..<count).map { PDFPage(number: $0 + 1, crop: none, quarterTurns: 0) }
    for line in text.split(separator: "\n") where line.hasPrefix("Page ") {
      let fields = line.split(separator: " ")
      guard fields.count >= 4, let number = Int(fields[1]), pages.indices.contains(number - 1)
      else { continue }
      let numbers = fields[3...].compactMap { Double($0) }
      switch fields[2] {
      case "CropBox:" where numbers.count == 4:
        pages[number - 1].crop = PDFPage.Rectangle(
          left: min(numbers[0], numbers[2]), bottom: min(numbers[1], numbers[3]),
          right: max(numbers[0], numbers[2]), top: max(numbers[1], numbers[3]))
      case "rot:":
        pages[number - 1].quarterTurns = (((Int(fields[3]) ?? 0) / 90) % 4 + 4) % 4
      default: continue
      }
    }
    return pages
  }

  private static func value(of key: String, in text: String) -> String? {
    text.split(separator: "\n").last { $0.hasPrefix(key) }
      .map { $0.dropFirst(key.count).trimmingSpaces }
  }

  private static func reason(_ complaint: String) -> String {
    complaint.split(separator: ";").last.map { $0.trimmingSpaces } ?? "pdfinfo cannot read it"
  }
}

extension Substring {
  /// Without spaces at both ends.
  var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
