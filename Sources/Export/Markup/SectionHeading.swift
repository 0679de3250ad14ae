import DocumentModel

/// A title or heading, as a table of contents lists it.
struct SectionHeading {
  /// 1 for a title, from 2 on for headings.
  var level: Int
  var text: String
  /// Its place in the markup: `s1`, `s2`, … in order.
  var id: String

  /// All titles and headings of `blocks`, of which `count` more stand before them.
  static func all(
    in blocks: some Sequence<Block>, levels: HeadingLevels, from count: Int = 0
  ) -> [SectionHeading] {
    var found: [SectionHeading] = []
    for block in blocks {
      guard let level = level(of: block, levels), let text = block.paragraphs.first?.printedText
      else { continue }
      found.append(SectionHeading(level: level, text: text, id: id(count + found.count)))
    }
    return found
  }

  /// 1 for a title, from 2 on for a heading, `nil` for all else.
  static func level(of block: Block, _ levels: HeadingLevels) -> Int? {
    switch block.kind {
    case .title: block.isLetterhead ? nil : 1
    case .heading: block.paragraphs.first.map { levels.level(of: $0.text) }
    default: nil
    }
  }

  /// The place of the section at `index`, from 0.
  static func id(_ index: Int) -> String { "s\(index + 1)" }
}
