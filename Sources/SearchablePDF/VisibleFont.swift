/// A Song type that viewers have or stand another in for, for pages that are text only.
///
/// It is named and not embedded, as PDF has it for Chinese (ISO 32000-1, 9.7.5.2): kanwu ships no font of
/// 10 MB. What is copied comes from the map of characters and is exact whatever font is shown.
///
/// Characters that Chinese fonts of this kind lack (Arabic letters, Hangul, rare characters beyond the basic plane) are
/// not set in it: they stay in ``GlyphlessFont``, unseen and to be copied.
enum VisibleFont {
  /// First bytes of the codes that the predefined CMap knows: Poppler takes a code with another one for one byte.
  ///
  /// Source: UniGB-UTF16-H of Adobe-GB1, in which each of these has a character.
  private static let rows: [ClosedRange<UInt32>] = [
    0x00...0x04, 0x20...0x26, 0x2E...0x9F, 0xF9...0xFA, 0xFE...0xFF,
  ]

  /// Whether a character may be set in it.
  static func has(_ scalar: Unicode.Scalar) -> Bool {
    rows.contains { $0.contains(scalar.value >> 8) }
  }

  /// Adds the font, whose codes are UTF-16 units.
  static func add(to document: PDFDocument) throws(PDFError) -> PDFObject {
    let descriptor = try document.add(
      object: """
        << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880]
        /ItalicAngle 0 /Ascent \(GlyphlessFont.ascent) /Descent \(GlyphlessFont.descent)
        /CapHeight 880 /StemV 93 >>
        """)
    let descendant = try document.add(
      object: """
        << /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light
        /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>
        /FontDescriptor \(descriptor.reference) /DW 1000 /W [1 95 500 814 939 500] >>
        """)
    let map = try document.add(data: Array(CharacterCodes().toUnicode().utf8))
    return try document.add(
      object: """
        << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H
        /DescendantFonts [\(descendant.reference)] /ToUnicode \(map.reference) >>
        """)
  }
}
