import DocumentModel

/// A page as formats of layout see it: blocks, in them parts of one role, in them lines.
struct LayoutPage {
  /// Lines that follow one another in one layout block.
  ///
  /// What is no part of the text (a page number) is a block of its own wherever it stands.
  struct Block {
    var parts: [Part]
    var box: Box? { parts.compactMap(\.box).union }
    var isText: Bool { parts.contains { $0.role.isText } }
  }

  /// Lines that follow one another and belong to one paragraph, or are no part of the text for one reason.
  struct Part {
    var role: LayoutRole
    /// Index among the document's paragraphs.
    var paragraph: Int?
    /// Whether the paragraph began before it, in another block or on another page.
    var continues = false
    /// Why its lines were left out.
    var drop: Drop?
    /// Indices among the page's lines.
    var lines: [Int]
    var box: Box?
  }

  /// In reading order.
  var blocks: [Block] = []

  /// The parts of text in the order of the document's paragraphs; the number of each among all parts.
  var readingOrder: [Int] {
    let parts = blocks.flatMap(\.parts)
    return parts.indices.filter { parts[$0].role.isText }
      .sorted { (parts[$0].paragraph ?? 0, $0) < (parts[$1].paragraph ?? 0, $1) }
  }
}

extension Sequence<Box> {
  /// The smallest box around all of them.
  fileprivate var union: Box? {
    reduce(nil) { box, next in box?.union(next) ?? next }
  }
}
