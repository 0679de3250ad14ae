import Foundation

/// A font whose glyphs have widths and no outlines: what is set in it can be searched, selected and copied,
/// and is not seen.
enum GlyphlessFont {
  /// Of the em box, as for most Chinese fonts, in thousandths: what viewers mark when text is selected.
  static let ascent = 880
  static let descent = -120

  /// A TrueType font of three empty glyphs: missing, one em wide, half an em wide.
  ///
  /// Source: made with fontTools 4 (FontBuilder, 1000 units per em, these ascent and descent).
  private static let file = """
    AAEAAAAIAIAAAwAAY21hcAANAHMAAAEUAAAANGdseWYAAAAAAAABUAAAAAFoZWFkV2Gh4AAAAIwAAAA2aGhlYQNyA3QAAADE\
    AAAAJGhtdHgJxAAAAAABCAAAAAxsb2NhAAAAAAAAAUgAAAAIbWF4cAAEAAIAAADoAAAAIHBvc3QAAwAAAAABVAAAACAAAQAA\
    AAEAAJn39S1fDzz1AAMD6AAAAAB8JbCAAAAAAHwlsIAAAAAAAAAAAAAAAAMAAgAAAAAAAAABAAADcP+IAAAD6AAAAAAAAAAB\
    AAAAAAAAAAAAAAAAAAAAAwABAAAAAwAAAAAAAAAAAAIAAAAAAAAAAAAAAAAAAAAAA+gAAAPoAAAB9AAAAAAAAgAAAAMAAAAU\
    AAMAAQAAABQABAAgAAAABAAEAAEAAAAg//8AAAAg////4gABAAAAAAAAAAAAAAAAAAAAAAADAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAA
    """

  /// Adds the font, which gives the codes' characters back.
  static func add(to document: PDFDocument, _ codes: CharacterCodes) throws(PDFError) -> PDFObject {
    guard let bytes = Data(base64Encoded: file) else { throw .refused(detail: "no font") }
    let program = try document.add(
      stream: "<< /Length1 \(bytes.count) >>", data: [UInt8](bytes))
    let descriptor = try document.add(
      object: """
        << /Type /FontDescriptor /FontName /Glyphless /Flags 4 /FontBBox [0 \(descent) 1000 \(ascent)]
        /ItalicAngle 0 /Ascent \(ascent) /Descent \(descent) /CapHeight \(ascent) /StemV 80
        /FontFile2 \(program.reference) >>
        """)
    let glyphs = try document.add(stream: "<<>>", data: glyphOfCode)
    let narrow = CharacterCodes.narrow
    let descendant = try document.add(
      object: """
        << /Type /Font /Subtype /CIDFontType2 /BaseFont /Glyphless
        /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>
        /FontDescriptor \(descriptor.reference) /CIDToGIDMap \(glyphs.reference)
        /DW 1000 /W [\(narrow.lowerBound) \(narrow.upperBound) 500] >>
        """)
    let map = try document.add(data: Array(codes.toUnicode().utf8))
    return try document.add(
      object: """
        << /Type /Font /Subtype /Type0 /BaseFont /Glyphless /Encoding /Identity-H
        /DescendantFonts [\(descendant.reference)] /ToUnicode \(map.reference) >>
        """)
  }

  /// Two bytes a code: the number of its glyph.
  private static var glyphOfCode: [UInt8] {
    var map = [UInt8](repeating: 0, count: 2 * 0x1_0000)
    for code in 0..<0x1_0000 {
      map[2 * code + 1] = CharacterCodes.narrow.contains(UInt16(code)) ? 2 : 1
    }
    return map
  }
}
