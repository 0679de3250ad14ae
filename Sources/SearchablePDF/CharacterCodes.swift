import DocumentModel

/// The two-byte codes under which a document's characters stand in its text layer.
///
/// A character of the basic plane is its own code. Others take the codes of surrogates, which stand for
/// nothing by themselves, in the order in which they come: a document has room for 2,048 of them, and
/// any beyond become U+FFFD.
struct CharacterCodes {
  private static let surrogates: ClosedRange<UInt32> = 0xD800...0xDFFF
  private var codes: [Unicode.Scalar: UInt16] = [:]
  private(set) var supplementary: [Unicode.Scalar] = []

  /// Of no document: characters of the basic plane.
  init() {}

  init(of pages: [LayerPage]) {
    for page in pages {
      for run in page.runs where run.text.utf8.contains(where: { $0 >= 0xF0 }) {
        for scalar in run.text.unicodeScalars where scalar.value > 0xFFFF { add(scalar) }
      }
    }
  }

  private mutating func add(_ scalar: Unicode.Scalar) {
    guard codes[scalar] == nil, supplementary.count < Self.surrogates.count else { return }
    codes[scalar] = UInt16(Self.surrogates.lowerBound) + UInt16(supplementary.count)
    supplementary.append(scalar)
  }

  func code(of scalar: Unicode.Scalar) -> UInt16 {
    if scalar.value <= 0xFFFF { return UInt16(scalar.value) }
    return codes[scalar] ?? 0xFFFD
  }

  /// Widths in ems: Latin letters, digits and the like take half the room of a Chinese character.
  static func width(of code: UInt16) -> Double { narrow.contains(code) ? 0.5 : 1 }

  static let narrow: ClosedRange<UInt16> = 0x20...0x24F

  /// A CMap that gives each code its character back.
  ///
  /// Ranges keep to one first byte, as the specification wants it (ISO 32000-1, 9.10.3).
  func toUnicode() -> String {
    var map = """
      /CIDInit /ProcSet findresource begin 12 dict begin begincmap
      /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
      /CMapName /Adobe-Identity-UCS def /CMapType 2 def
      1 begincodespacerange <0000> <FFFF> endcodespacerange

      """
    let rows = (0...0xFF).filter { !(0xD8...0xDF).contains($0) }
    for start in stride(from: 0, to: rows.count, by: 100) {
      let part = rows[start..<min(start + 100, rows.count)]
      map += "\(part.count) beginbfrange\n"
      for row in part {
        let first = Self.hex(row << 8, digits: 4)
        map += "<\(first)> <\(Self.hex(row << 8 | 0xFF, digits: 4))> <\(first)>\n"
      }
      map += "endbfrange\n"
    }
    for start in stride(from: 0, to: supplementary.count, by: 100) {
      let part = supplementary[start..<min(start + 100, supplementary.count)]
      map += "\(part.count) beginbfchar\n"
      for scalar in part {
        let units = String(scalar).utf16.map { Self.hex(Int($0), digits: 4) }.joined()
        map += "<\(Self.hex(Int(code(of: scalar)), digits: 4))> <\(units)>\n"
      }
      map += "endbfchar\n"
    }
    return map + "endcmap CMapName currentdict /CMap defineresource pop end end\n"
  }

  private static func hex(_ value: Int, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
