import Foundation
import TestSupport

/// A PDF of a few hand-written objects with a right cross-reference table.
struct TinyPDF {
  struct Page {
    var content: String
    /// Square pictures of the resources, named `/Im0`, `/Im1` …: side in pixels and extra entries.
    var pictures: [(width: Int, height: Int, entries: String)] = []
    /// Contents of the resources' forms, named `/Fm0` ….
    var forms: [String] = []
    var box = "0 0 595 842"
    var entries = ""
  }

  var pages: [Page]
  /// Left out to make a damaged file.
  var hasPageTree = true

  var bytes: [UInt8] {
    var objects: [[UInt8]] = [
      [], [], Array("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".utf8),
    ]
    var kids: [Int] = []
    for page in pages {
      var names = ""
      for (index, picture) in page.pictures.enumerated() {
        let dictionary =
          "/Type /XObject /Subtype /Image /Width \(picture.width) /Height \(picture.height) "
          + "/BitsPerComponent 8 /ColorSpace /DeviceGray " + picture.entries
        objects.append(
          Self.stream(dictionary, Self.pixels(width: picture.width, height: picture.height)))
        names += "/Im\(index) \(objects.count) 0 R "
      }
      for (index, form) in page.forms.enumerated() {
        let dictionary = "/Type /XObject /Subtype /Form /BBox [0 0 9999 9999]"
        objects.append(Self.stream(dictionary, Array(form.utf8)))
        names += "/Fm\(index) \(objects.count) 0 R "
      }
      objects.append(Self.stream("", Array(page.content.utf8)))
      let content = objects.count
      objects.append(
        Array(
          """
          << /Type /Page /Parent 2 0 R /MediaBox [\(page.box)] /Contents \(content) 0 R \
          /Resources << /Font << /F1 3 0 R >> /XObject << \(names)>> >> \(page.entries) >>
          """.utf8))
      kids.append(objects.count)
    }
    objects[0] = Array("<< /Type /Catalog /Pages 2 0 R >>".utf8)
    let list = kids.map { "\($0) 0 R" }.joined(separator: " ")
    if hasPageTree {
      objects[1] = Array("<< /Type /Pages /Count \(kids.count) /Kids [\(list)] >>".utf8)
    }
    return Self.file(objects)
  }

  /// Dark top left quarter, light elsewhere: shows how a picture lies.
  static func pixels(width: Int, height: Int) -> [UInt8] {
    (0..<height).flatMap { y in
      (0..<width).map { x in x < width / 2 && y < height / 2 ? 0 : 255 }
    }
  }

  private static func stream(_ entries: String, _ data: [UInt8]) -> [UInt8] {
    Array("<< /Length \(data.count) \(entries) >>\nstream\n".utf8) + data
      + Array("\nendstream".utf8)
  }

  private static func file(_ objects: [[UInt8]]) -> [UInt8] {
    var bytes = Array("%PDF-1.4\n".utf8)
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(bytes.count)
      bytes += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
    }
    let table = bytes.count
    var tail = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset)
      tail += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    tail += "trailer << /Root 1 0 R /Size \(objects.count + 1) >>\nstartxref\n\(table)\n%%EOF\n"
    return bytes + Array(tail.utf8)
  }
}

extension TemporaryFolder {
  /// Writes `bytes` to `name` below the folder and returns the path.
  @discardableResult
  func write(bytes: [UInt8], to name: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }
}
