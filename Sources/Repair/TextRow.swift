import Foundation

/// One line of a file that people edit, with the line end it has there.
///
/// Lines end in LF, CR LF or CR, as editors count them. The rows of a text, written one after the
/// other, are the text byte for byte.
struct TextRow: Sendable {
  /// Without the line end.
  var text: String
  /// Empty only at the end of a file whose last line is not ended.
  var ending: String

  /// The lines of `text`; none for an empty one, and no empty one after the last line end.
  static func rows(of text: String) -> [TextRow] {
    let bytes = Array(text.utf8)
    var rows: [TextRow] = []
    var start = 0
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
        position += 1
        continue
      }
      let isPair =
        byte == UInt8(ascii: "\r") && position + 1 < bytes.count
        && bytes[position + 1] == UInt8(ascii: "\n")
      let next = position + (isPair ? 2 : 1)
      rows.append(
        TextRow(
          text: String(decoding: bytes[start..<position], as: UTF8.self),
          ending: String(decoding: bytes[position..<next], as: UTF8.self)))
      start = next
      position = next
    }
    if start < bytes.count {
      rows.append(TextRow(text: String(decoding: bytes[start...], as: UTF8.self), ending: ""))
    }
    return rows
  }
}

/// Why a file that people edit could not be read as text.
enum TextFault: Error, Equatable {
  case unreadable(String)
  case notUTF8
}

extension String {
  static let byteOrderMark: Unicode.Scalar = "\u{FEFF}"

  /// The text of a UTF-8 file, as it stands there, with its byte order mark.
  init(ofUserFile file: URL) throws(TextFault) {
    let data: Data
    do {
      data = try Data(contentsOf: file)
    } catch {
      throw .unreadable(error.localizedDescription)
    }
    guard let text = String(validating: data, as: UTF8.self) else { throw .notUTF8 }
    self = text
  }

  /// The text without a byte order mark at its start.
  var withoutByteOrderMark: String {
    unicodeScalars.first == Self.byteOrderMark ? String(unicodeScalars.dropFirst()) : self
  }
}
