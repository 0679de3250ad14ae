/// What a document is, told by its content.
public enum FileKind: String, Sendable, Hashable, Codable, CaseIterable {
  case png
  case jpeg
  case tiff
  case webp
  case jpeg2000
  case bmp
  case pnm
  case gif
  case pdf
  case doc
  case docx
  case wps
  case rtf
  case odt
  case text
  case html
  /// A folder of page pictures.
  case folder

  public var isPicture: Bool {
    switch self {
    case .png, .jpeg, .tiff, .webp, .jpeg2000, .bmp, .pnm, .gif: true
    default: false
    }
  }

  /// Read through a word processor.
  public var isOffice: Bool {
    switch self {
    case .doc, .docx, .wps, .rtf, .odt: true
    default: false
    }
  }
}

/// What a file's name promises, by its extension.
enum Extension {
  static let pictures: Set<String> = [
    "png", "jpg", "jpeg", "jpe", "jfif", "tif", "tiff", "webp", "jp2", "j2k", "jpx", "jpf", "bmp",
    "dib", "pnm", "pbm", "pgm", "ppm", "gif",
  ]
  static let office: Set<String> = [
    "doc", "docx", "docm", "dot", "dotx", "wps", "wpt", "rtf", "odt",
  ]
  static let text: Set<String> = ["txt", "text", "html", "htm", "xhtml"]
  /// Names under which plain text or HTML is taken as a document: people save both as `.doc`.
  static let mayHoldText: Set<String> = office.union(text).union([""])

  static func isDocument(_ suffix: String) -> Bool {
    suffix == "pdf" || pictures.contains(suffix) || office.contains(suffix) || text.contains(suffix)
  }

  /// Lower-case extension of a file name, without the dot; empty for none and for `.hidden`.
  static func of(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    let suffix = name[name.index(after: dot)...]
    guard suffix.count <= 8, suffix.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
    else { return "" }
    return suffix.lowercased()
  }
}
