import Foundation

/// The JPEG pictures of a PDF whose page tree is lost (a file cut off in the middle).
///
/// Scans are mostly JPEG streams that stand whole in the file; the last one may be cut off and is taken
/// too, since decoders give what there is of it.
enum CarvedPictures {
  /// Bytes of the file that are searched.
  private static let searchLimit = 512 << 20
  /// Shorter streams are no pages.
  private static let smallest = 4096

  /// Files under `folder`, in the order of the PDF; none where there is no picture.
  static func carve(_ pdf: String, to folder: URL) throws(IntakeError) -> [String] {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: pdf), options: .mappedIfSafe) else {
      return []
    }
    let bytes = data.prefix(searchLimit)
    var files: [String] = []
    var start = bytes.startIndex
    while let keyword = bytes.range(of: Data("stream".utf8), in: start..<bytes.endIndex) {
      start = keyword.upperBound
      let body = bytes[keyword.upperBound...].drop { $0 == 0x0D || $0 == 0x0A }
      guard body.starts(with: [0xFF, 0xD8, 0xFF]) else { continue }
      let end =
        bytes.range(of: Data("endstream".utf8), in: body.startIndex..<bytes.endIndex)?.lowerBound
        ?? bytes.endIndex
      start = end
      guard end - body.startIndex >= smallest else { continue }
      let file = folder.appendingPathComponent("picture-\(files.count).jpg")
      do {
        try bytes[body.startIndex..<end].write(to: file)
      } catch {
        throw .scratch(reason: SystemReason.of(error))
      }
      files.append(file.path)
    }
    return files
  }
}
