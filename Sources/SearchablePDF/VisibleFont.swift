/// A Song type that viewers have or stand another in for, for pages that are text only.
///
/// It is named and not embedded, as PDF has it for Chinese (ISO 32000-1, 9.7.5.2): kanwu ships no font of
/// 10 MB. What is copied comes from the map of characters and is exact whatever font is shown.
enum VisibleFont {
  /// Adds the font, whose codes are UTF-16.
  static func add(to document: PDFDocument, _ codes: CharacterCodes) throws(PDFError) -> PDFObject {
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
    let map = try document.add(data: Array(codes.toUnicode(.utf16).utf8))
    return try document.add(
      object: """
        << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H
        /DescendantFonts [\(descendant.reference)] /ToUnicode \(map.reference) >>
        """)
  }
}
