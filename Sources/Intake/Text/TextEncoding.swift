import Foundation

/// Tells UTF-8, UTF-16 and GB18030 apart and decodes them.
///
/// Order: a byte order mark; the pattern of zero bytes of UTF-16; strict UTF-8, which other encodings
/// hardly ever satisfy; a declared encoding (HTML); GB18030, which contains GBK and GB 2312.
enum TextEncoding: String {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case gb18030 = "GB18030"
  case big5 = "Big5"

  private var foundation: String.Encoding {
    switch self {
    case .utf8: .utf8
    case .utf16LittleEndian: .utf16LittleEndian
    case .utf16BigEndian: .utf16BigEndian
    // CFStringEncodings 0x0632 and 0x0A03 as NSStringEncoding.
    case .gb18030: String.Encoding(rawValue: 0x8000_0632)
    case .big5: String.Encoding(rawValue: 0x8000_0A03)
    }
  }

  /// Text, its encoding, and whether some bytes could not be decoded (they are U+FFFD now).
  struct Decoded: Equatable {
    var text: String
    var encoding: TextEncoding
    var isLossy: Bool
  }

  /// Decodes a whole file.
  ///
  /// `declared` is what the file says of itself (`gb2312`).
  static func decode(_ bytes: [UInt8], declared: String? = nil) -> Decoded {
    if let (encoding, length) = mark(bytes) {
      return lossy(Array(bytes.dropFirst(length)), encoding)
    }
    if let encoding = unmarkedUTF16(bytes) { return lossy(bytes, encoding) }
    if let text = String(validating: bytes, as: UTF8.self), !isChinese(bytes, notUTF8: text) {
      return Decoded(text: text, encoding: .utf8, isLossy: false)
    }
    if declared?.lowercased().contains("big5") == true, let text = strict(bytes, .big5) {
      return Decoded(text: text, encoding: .big5, isLossy: false)
    }
    if let text = strict(bytes, .gb18030) {
      return Decoded(text: text, encoding: .gb18030, isLossy: false)
    }
    // Broken either way: the encoding that breaks fewer bytes.
    let readings = [lossy(bytes, .utf8), lossy(bytes, .gb18030)]
    return readings.min { losses($0.text) < losses($1.text) } ?? lossy(bytes, .utf8)
  }

  /// Whether bytes that happen to be valid UTF-8 are GB18030 all the same, as 通知 is.
  ///
  /// Pairs of GB bytes can pass for letters of the Latin, Greek or Arabic kind, never for Chinese.
  private static func isChinese(_ bytes: [UInt8], notUTF8 text: String) -> Bool {
    let foreign = text.unicodeScalars.filter { !$0.isASCII }
    guard !foreign.isEmpty, foreign.allSatisfy({ (0x80..<0x800).contains($0.value) }),
      let reading = strict(bytes, .gb18030)
    else { return false }
    let printed = reading.unicodeScalars.filter { !$0.isASCII }
    return printed.allSatisfy {
      CommonHan.all.contains($0) || Script.isWide($0) && !Script.isHan($0)
    }
  }

  /// Whether these could be the first bytes of a text file.
  static func looksLikeText(_ head: [UInt8], isWhole: Bool) -> Bool {
    if let (encoding, length) = mark(head) { return encoding != .utf8 || head.count >= length }
    if unmarkedUTF16(head) != nil { return true }
    let controls = head.count { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains($0) || $0 == 0x7F }
    guard !head.contains(0), controls * 200 <= head.count else { return false }
    if isUTF8(head, isWhole: isWhole) { return true }
    return brokenDoubleBytes(head) * 50 <= head.count
  }

  private static func mark(_ bytes: [UInt8]) -> (TextEncoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) { return (.gb18030, 4) }
    return nil
  }

  /// UTF-16 without a mark: zero bytes of ASCII, and Chinese text in one byte order only.
  private static func unmarkedUTF16(_ bytes: [UInt8]) -> TextEncoding? {
    let sample = Array(bytes.prefix(4096))
    guard sample.count >= 4, sample.count.isMultiple(of: 2), sample.contains(0) else { return nil }
    return [utf16LittleEndian, utf16BigEndian].first { encoding in
      guard let text = strict(sample, encoding) else { return false }
      let plausible = text.unicodeScalars.count {
        Script.isWide($0) || (0x20..<0x7F).contains($0.value)
          || [0x09, 0x0A, 0x0D].contains($0.value)
      }
      return plausible * 10 >= text.unicodeScalars.count * 9
    }
  }

  /// Valid UTF-8, where a sample may end within a character.
  private static func isUTF8(_ head: [UInt8], isWhole: Bool) -> Bool {
    for cut in 0...(isWhole ? 0 : min(3, head.count))
    where String(validating: head.dropLast(cut), as: UTF8.self) != nil {
      return true
    }
    return false
  }

  /// Number of high bytes that are no part of a GB18030 character.
  private static func brokenDoubleBytes(_ bytes: [UInt8]) -> Int {
    var broken = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] >= 0x80 else {
        index += 1
        continue
      }
      guard index + 1 < bytes.count else { break }
      let lead = (0x81...0xFE).contains(bytes[index])
      let trail = bytes[index + 1]
      if lead, (0x40...0x7E).contains(trail) || (0x80...0xFE).contains(trail) {
        index += 2
      } else if lead, (0x30...0x39).contains(trail) {
        index += 4
      } else {
        broken += 1
        index += 1
      }
    }
    return broken
  }

  private static func strict(_ bytes: [UInt8], _ encoding: TextEncoding) -> String? {
    String(data: Data(bytes), encoding: encoding.foundation)
  }

  /// `nil` where a byte does not fit.
  func strictly(_ bytes: [UInt8]) -> String? { Self.strict(bytes, self) }

  private static func lossy(_ bytes: [UInt8], _ encoding: TextEncoding) -> Decoded {
    if encoding == .utf8 {
      let text = String(decoding: bytes, as: UTF8.self)
      return Decoded(text: text, encoding: encoding, isLossy: losses(text) > 0)
    }
    if let text = strict(bytes, encoding) {
      return Decoded(text: text, encoding: encoding, isLossy: false)
    }
    if encoding == .gb18030 {
      return Decoded(text: lossyLines(bytes, encoding), encoding: encoding, isLossy: true)
    }
    let big = encoding == .utf16BigEndian
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
      let pair = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return big ? pair.0 << 8 | pair.1 : pair.1 << 8 | pair.0
    }
    return Decoded(
      text: String(decoding: units, as: UTF16.self), encoding: encoding, isLossy: true)
  }

  /// Line by line, since the line feed byte is never part of a GB18030 character.
  private static func lossyLines(_ bytes: [UInt8], _ encoding: TextEncoding) -> String {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      if let text = strict(Array(line), encoding) { return text }
      var text = ""
      var index = line.startIndex
      while index < line.endIndex {
        let lengths = line[index] < 0x80 ? [1] : [2, 4]
        let match = lengths.lazy.compactMap { length -> (String, Int)? in
          guard index + length <= line.endIndex else { return nil }
          return strict(Array(line[index..<index + length]), encoding).map { ($0, length) }
        }.first
        text += match?.0 ?? "\u{FFFD}"
        index += match?.1 ?? 1
      }
      return text
    }.joined(separator: "\n")
  }

  private static func losses(_ text: String) -> Int {
    text.unicodeScalars.count { $0 == "\u{FFFD}" }
  }
}
