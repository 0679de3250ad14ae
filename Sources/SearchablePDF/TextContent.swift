import DocumentModel
import Foundation

/// Writes the content stream of a page's text layer.
///
/// Each run is one string (or one after the other where its font has not all characters), so that nobody puts
/// spaces between its characters, stretched along its box by its own matrix: the em box stands on the box's left
/// and right edges, from its foot to its head. A run across the page's lines is turned with its box.
struct TextContent {
  /// A font by its name in the content.
  enum Font: String {
    case hidden = "/KanwuText"
    case visible = "/KanwuSong"
  }

  /// - Parameters:
  ///   - page: the runs.
  ///   - toPaper: from the page's pixels to points.
  ///   - codes: of the characters.
  /// - Returns: the stream, empty when there is nothing to show, and the fonts that it uses.
  static func stream(
    of page: LayerPage, toPaper: PageTransform, codes: CharacterCodes
  ) -> (bytes: [UInt8], fonts: Set<Font>) {
    var stream: [UInt8] = []
    var current: Font?
    var used: Set<Font> = []
    for run in page.runs where !run.box.isEmpty {
      let characters = run.text.unicodeScalars.filter(isPrinted)
        .map { scalar in
          let font: Font = page.isVisible && VisibleFont.has(scalar) ? .visible : .hidden
          return (font: font, code: codes.code(of: scalar))
        }
      let ems = characters.reduce(0) { $0 + CharacterCodes.width(of: $1.code) }
      guard ems > 0 else { continue }
      stream += Array(matrix(of: run, on: page, ems: ems, toPaper).utf8)
      var rest = characters[...]
      while let font = rest.first?.font {
        if font != current {
          stream += Array("\(font.rawValue) 1 Tf ".utf8)
          current = font
          used.insert(font)
        }
        let same = rest.prefix(ArchivalPDF.longestString).prefix { $0.font == font }
        stream += literal(same.lazy.map(\.code))
        stream += Array(" Tj\n".utf8)
        rest = rest.dropFirst(same.count)
      }
    }
    guard !stream.isEmpty else { return ([], []) }
    // Render mode 3: neither filled nor stroked.
    let head = "q BT \(page.isVisible ? 0 : 3) Tr\n"
    return (Array(head.utf8) + stream + Array("ET Q\n".utf8), used)
  }

  /// The text matrix that brings a run of `ems` onto its box.
  private static func matrix(
    of run: LayerRun, on page: LayerPage, ems: Double, _ toPaper: PageTransform
  ) -> String {
    let corners = corners(of: run, on: page)
    let foot = toPaper.apply(x: Double(corners.foot.x), y: Double(corners.foot.y))
    let end = toPaper.apply(x: Double(corners.end.x), y: Double(corners.end.y))
    let head = toPaper.apply(x: Double(corners.head.x), y: Double(corners.head.y))
    let along = ((end.x - foot.x) / ems, (end.y - foot.y) / ems)
    let up = (head.x - foot.x, head.y - foot.y)
    // The baseline lies above the box's foot by the font's descent.
    let rise = -Double(GlyphlessFont.descent) / 1000
    let origin = (foot.x + rise * up.0, foot.y + rise * up.1)
    let numbers = [along.0, along.1, up.0, up.1].map { number($0, digits: 4) }
    return numbers.joined(separator: " ")
      + " \(number(origin.0, digits: 2)) \(number(origin.1, digits: 2)) Tm "
  }

  private typealias Corner = (x: Int32, y: Int32)
  private typealias Corners = (foot: Corner, end: Corner, head: Corner)

  /// Where a run begins at its foot, where it ends there, and where it begins at its head.
  private static func corners(of run: LayerRun, on page: LayerPage) -> Corners {
    let box = run.box
    let leftTop: Corner = (box.left, box.top)
    let leftBottom: Corner = (box.left, box.bottom)
    let rightTop: Corner = (box.right, box.top)
    let rightBottom: Corner = (box.right, box.bottom)
    guard run.isOrthogonal else { return (foot: leftBottom, end: rightBottom, head: leftTop) }
    // Down the page, or up on one that lies so that its columns are lines.
    guard page.writingMode == nil else {
      return (foot: rightBottom, end: rightTop, head: leftBottom)
    }
    return (foot: leftTop, end: leftBottom, head: rightTop)
  }

  private static func isPrinted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  /// A string in parentheses; a carriage return would be read as a line feed.
  private static func literal(_ codes: some Sequence<UInt16>) -> [UInt8] {
    var bytes: [UInt8] = [UInt8(ascii: "(")]
    for code in codes {
      for byte in [UInt8(code >> 8), UInt8(code & 0xFF)] {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"):
          bytes += [UInt8(ascii: "\\"), byte]
        case 0x0D: bytes += Array("\\r".utf8)
        default: bytes.append(byte)
        }
      }
    }
    return bytes + [UInt8(ascii: ")")]
  }

  /// A number as PDF writes it: no exponent, no zeros at its end.
  static func number(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return "0" }
    let power = pow(10, Double(digits))
    let scaled = (value * power).rounded()
    guard abs(scaled) < 1e15 else { return "0" }
    let whole = Int(abs(scaled))
    let unit = Int(power)
    var text = String(whole / unit)
    let rest = String(whole % unit)
    var fraction = Substring(String(repeating: "0", count: digits - rest.count) + rest)
    while fraction.last == "0" { fraction = fraction.dropLast() }
    if !fraction.isEmpty { text += "." + fraction }
    return scaled < 0 && text != "0" ? "-" + text : text
  }
}
