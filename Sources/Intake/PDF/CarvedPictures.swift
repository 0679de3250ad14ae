import Foundation

/// The JPEG pictures of a PDF whose page tree is lost (a file cut off in the middle).
///
/// Scans are mostly JPEG streams that stand whole in the file; the last one may be cut off and is taken
/// too, since decoders give what there is of it. Pictures in other codings cannot be taken without the
/// page tree: they become missing pages in their places, and so does the end of a file that is cut off.
enum CarvedPictures {
  /// Bytes of the file that are searched.
  private static let searchLimit = 512 << 20
  /// Shorter streams are no pages.
  private static let smallest = 4096
  /// Bytes before a stream in which its dictionary is looked for.
  private static let dictionaryLimit = 1024

  /// Pages in the order of the PDF, files under `folder`; none where there is no JPEG picture.
  static func carve(_ pdf: String, to folder: URL) throws(IntakeError) -> [PageSource] {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: pdf), options: .mappedIfSafe) else {
      return []
    }
    let bytes = data.prefix(searchLimit)
    var pages: [PageSource] = []
    var count = 0
    var start = bytes.startIndex
    while let keyword = bytes.range(of: Data("stream".utf8), in: start..<bytes.endIndex) {
      let body = bytes[keyword.upperBound...].drop { $0 == 0x0D || $0 == 0x0A }
      let end =
        bytes.range(of: Data("endstream".utf8), in: body.startIndex..<bytes.endIndex)?.lowerBound
        ?? bytes.endIndex
      let entries = dictionary(in: bytes[start..<keyword.lowerBound])
      start = min(end + "endstream".utf8.count, bytes.endIndex)
      guard end - body.startIndex >= smallest else { continue }
      if body.starts(with: [0xFF, 0xD8, 0xFF]) {
        let file = folder.appendingPathComponent("picture-\(count).jpg")
        do {
          try bytes[body.startIndex..<end].write(to: file)
        } catch {
          throw .scratch(reason: SystemReason.of(error))
        }
        count += 1
        pages.append(.picture(file: file.path, frame: 0))
      } else if entries.replacing(" ", with: "").contains("/Subtype/Image") {
        pages.append(.missing(.damaged(detail: "the page's picture cannot be found in the PDF")))
      }
    }
    guard count > 0 else { return [] }
    if data.suffix(dictionaryLimit).range(of: Data("%%EOF".utf8)) == nil {
      pages.append(.missing(.damaged(detail: "the PDF is cut off, later pages are missing")))
    }
    return pages
  }

  /// The text of the object that a stream belongs to.
  private static func dictionary(in bytes: Data) -> String {
    let near = bytes.suffix(dictionaryLimit)
    let start = near.range(of: Data(" obj".utf8), options: .backwards)?.upperBound
    return String(decoding: near[(start ?? near.startIndex)...], as: UTF8.self)
  }
}
