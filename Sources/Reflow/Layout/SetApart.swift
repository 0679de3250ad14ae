import DocumentModel

/// The lines of a page that stand apart from the others: those that run across them, each block of these with a geometry
/// of its own, and those in the rows of ruled tables, whose cells say all.
struct SetApart {
  /// A line on its way into the text.
  struct Placed {
    /// Index in the page.
    var line: Int
    var shape: LineShape?
    /// It begins a block of lines across the page, which is a paragraph of its own.
    var beginsBlock = false
    /// It stands in a row of a ruled table.
    var isRuled = false
  }

  private let page: Page
  /// Lines (indices in the page) that are not left out and make up its layout.
  private let along: [Int]
  /// The others that are not left out.
  private let apart: [Int]
  private let ruled: [Int: RuledRows.Place]

  /// The lines that make up the page's layout, in the order of the page.
  var linesAlong: [TextLine] { along.map { page.lines[$0] } }

  init(_ page: Page) {
    self.page = page
    let ruled = RuledRows.places(on: page)
    self.ruled = ruled
    let body = page.lines.indices.filter { page.lines[$0].drop == nil }
    func isApart(_ index: Int) -> Bool { page.lines[index].isOrthogonal || ruled[index] != nil }
    along = body.filter { !isApart($0) }
    apart = body.filter(isApart)
  }

  /// All lines that are not left out, in reading order.
  ///
  /// - Parameter layout: of ``linesAlong``.
  /// - Returns: those set apart among the others where the page has them.
  func placed(_ layout: PageLayout?) -> [Placed] {
    let order = layout?.order ?? Array(along.indices)
    let placed = order.enumerated().map { place, index in
      Placed(line: along[index], shape: layout?.shape(at: place))
    }
    guard !apart.isEmpty else { return placed }
    var result: [Placed] = []
    var blocks = blocks[...]
    for line in placed {
      while let block = blocks.first, block[0].line < line.line {
        result += block
        blocks = blocks.dropFirst()
      }
      result.append(line)
    }
    return result + blocks.flatMap { $0 }
  }

  /// The lines that are apart, each block of those across the page laid so that it runs from left to right.
  private var blocks: [[Placed]] {
    var blocks: [[Int]] = []
    for index in apart {
      let line = page.lines[index]
      if line.isOrthogonal, ruled[index] == nil,
        let last = blocks.last?.last.map({ page.lines[$0] }),
        last.isOrthogonal && last.block == line.block,
        blocks.last?.last.map({ ruled[$0] == nil }) == true
      {
        blocks[blocks.count - 1].append(index)
      } else {
        blocks.append([index])
      }
    }
    return blocks.map { lines in
      guard ruled[lines[0]] == nil else { return lines.map { Placed(line: $0, isRuled: true) } }
      let laid = lines.map { index in
        var line = page.lines[index]
        line.box = page.laidBox(of: line)
        return line
      }
      let layout = PageLayout(of: laid)
      return (layout?.order ?? Array(lines.indices)).enumerated().map { place, index in
        Placed(line: lines[index], shape: layout?.shape(at: place), beginsBlock: place == 0)
      }
    }
  }
}
