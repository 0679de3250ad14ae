import DocumentModel

/// A document's lines by the paragraphs that they will make, with what stands around each.
struct ParagraphGroups {
  /// The lines that become one paragraph, or several when a captured line holds more than one.
  struct Group {
    var lines: [LineReference]
    /// Positions in ``ParagraphGroups/paragraphs``; empty for blank lines before the first paragraph.
    var paragraphs: Range<Int>
  }

  let paragraphs: [Paragraph]
  /// All body lines, blank ones too, in reading order.
  private(set) var groups: [Group] = []

  init(of document: Document) {
    paragraphs = AssembleParagraphs().paragraphs(of: document)
    var groupOfLine = document.pages.map { [Int?](repeating: nil, count: $0.lines.count) }
    var ranges: [Range<Int>] = []
    for (index, paragraph) in paragraphs.enumerated() {
      guard let first = paragraph.lines.first else { continue }
      if let group = groupOfLine[first.page][first.line] {
        ranges[group] = ranges[group].lowerBound..<(index + 1)
      } else {
        ranges.append(index..<(index + 1))
      }
      for line in paragraph.lines { groupOfLine[line.page][line.line] = ranges.count - 1 }
    }
    var current: Int?
    for line in document.bodyLines {
      let group = groupOfLine[line.page][line.line] ?? current
      if groups.isEmpty || group != current {
        groups.append(Group(lines: [], paragraphs: group.map { ranges[$0] } ?? 0..<0))
      }
      groups[groups.count - 1].lines.append(line)
      current = group
    }
  }

  /// Whether the groups hold the same lines as those of `other`.
  func hasLines(of other: ParagraphGroups) -> Bool {
    groups.count == other.groups.count
      && zip(groups, other.groups).allSatisfy { $0.lines == $1.lines }
  }
}
