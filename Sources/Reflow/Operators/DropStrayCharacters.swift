public import DocumentModel

/// Leaves out characters that no print shows: what an engine reads into the shadow of an edge, a smear or a
/// rule.
///
/// Tesseract reads such a place as one or two characters (和, 了, 一) that would be many times as wide as
/// they are high, or many times as high as wide; no print has such characters. They stand in a line by
/// themselves, often beside the text, where they would tear columns and paragraphs apart.
public struct DropStrayCharacters: DocumentOperator {
  public static let name = "drop-stray-characters"
  /// Width from which on a character is not one, in heights of the page's lines.
  static let leastWidth = 2.5
  /// Height from which on a line that is narrower than any print is not one, in heights of the page's lines.
  static let leastHeight = 2.5
  /// Width under which characters are narrower than any, in their heights.
  static let mostNarrow = 0.2
  /// Most characters of such a line.
  static let mostCharacters = 2

  public init() {}

  public func apply(to document: Document) -> Document {
    var result = document
    for page in result.pages.indices {
      let lines = result.pages[page].lines
      for (index, line) in lines.enumerated()
      where line.drop == nil && Self.isStray(line, amid: lines) {
        result.pages[page].lines[index].drop = Drop(
          stage: Self.name, reason: "too wide or too high to be print")
      }
    }
    return result
  }

  /// Whether a line is a character or two stretched over a place without print.
  private static func isStray(_ line: TextLine, amid lines: [TextLine]) -> Bool {
    guard let box = line.box, !line.isOrthogonal, !line.glyphs.isEmpty,
      line.glyphs.count <= mostCharacters,
      line.glyphs.allSatisfy({ $0.scalar.properties.isAlphabetic })
    else { return false }
    let heights = lines.compactMap {
      $0.glyphs.count > mostCharacters && $0.drop == nil && !$0.isOrthogonal ? $0.box?.height : nil
    }
    // A page of its own gives no measure of its print, and a lone 一 is wide by nature.
    guard !heights.isEmpty || line.text != "一" else { return false }
    let usual = heights.isEmpty ? 0 : heights.sorted()[heights.count / 2]
    let height = Double(box.height)
    if usual > 0, height > leastHeight * Double(usual),
      Double(box.width) < mostNarrow * height * Double(line.glyphs.count)
    {
      return true
    }
    let least = leastWidth * max(Double(usual), height)
    return line.glyphs.allSatisfy { Double($0.box.width) > least }
  }
}
