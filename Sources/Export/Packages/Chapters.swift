import DocumentModel

/// Where a book is cut into files, so that a reader need not lay all of it out to show a page.
struct Chapters {
  /// Bytes of text that a file has before a title or heading of the highest kind begins another: a
  /// notice of two pages is no book of chapters.
  static let leastAtTop = 9_000
  /// The same before a heading of any kind.
  static let leastAtHeading = 60_000
  /// Where a file ends although no heading comes.
  static let most = 250_000

  /// The blocks of each file, in order; one at least.
  static func ranges(of blocks: [Block], levels: HeadingLevels) -> [Range<Int>] {
    let blockLevels = blocks.map { SectionHeading.level(of: $0, levels) }
    let top = blockLevels.compactMap { $0 }.filter { $0 > 1 }.min() ?? 1
    var ranges: [Range<Int>] = []
    var start = 0
    var size = 0
    for (index, block) in blocks.enumerated() {
      let least = blockLevels[index].map { $0 <= top ? leastAtTop : leastAtHeading } ?? most
      if size >= least {
        ranges.append(start..<index)
        (start, size) = (index, 0)
      }
      size += block.paragraphs.reduce(0) { $0 + $1.text.utf8.count }
    }
    return ranges + [start..<blocks.count]
  }
}
