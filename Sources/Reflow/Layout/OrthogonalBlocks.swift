import DocumentModel

/// The lines of a page of which some run across the others, each block of these with a geometry of its own.
enum OrthogonalBlocks {
  /// A line on its way into the text.
  typealias Placed = (line: Int, shape: LineShape?, beginsBlock: Bool)

  /// The lines that are not left out (indices in the page), in reading order.
  ///
  /// - Parameters:
  ///   - page: of the document.
  ///   - layout: of those of its lines that are not orthogonal.
  static func placed(on page: Page, layout: PageLayout?) -> [Placed] {
    let body = page.lines.indices.filter { page.lines[$0].drop == nil }
    let along = body.filter { !page.lines[$0].isOrthogonal }
    let order = layout?.order ?? Array(along.indices)
    let placed = order.enumerated().map { place, index in
      (line: along[index], shape: layout?.shape(at: place), beginsBlock: false)
    }
    guard along.count < body.count else { return placed }
    var result: [Placed] = []
    var blocks = blocks(of: body, on: page)[...]
    for line in placed {
      while let block = blocks.first, block[0].line < line.line {
        result += block
        blocks = blocks.dropFirst()
      }
      result.append(line)
    }
    return result + blocks.flatMap { $0 }
  }

  private static func blocks(of body: [Int], on page: Page) -> [[Placed]] {
    var blocks: [[Int]] = []
    for index in body where page.lines[index].isOrthogonal {
      if let last = blocks.last?.last, page.lines[last].block == page.lines[index].block {
        blocks[blocks.count - 1].append(index)
      } else {
        blocks.append([index])
      }
    }
    return blocks.map { lines in
      let laid = lines.map { index in
        var line = page.lines[index]
        line.box = page.laidBox(of: line)
        return line
      }
      let layout = PageLayout(of: laid)
      return (layout?.order ?? Array(lines.indices)).enumerated().map { place, index in
        (line: lines[index], shape: layout?.shape(at: place), beginsBlock: place == 0)
      }
    }
  }
}
