/// Blocks as they are found from left to right; neighbours that belong together become one.
struct BlockScript {
  private(set) var blocks: [Alignment.Block] = []
  private var source = 0
  private var target = 0

  mutating func match(_ count: Int) {
    append(count, count, isEqual: true)
  }

  mutating func substitute() {
    append(1, 1, isEqual: false)
  }

  mutating func delete(_ count: Int) {
    append(count, 0, isEqual: false)
  }

  mutating func insert(_ count: Int) {
    append(0, count, isEqual: false)
  }

  mutating func replace(_ sources: Int, _ targets: Int) {
    append(sources, targets, isEqual: false)
  }

  private mutating func append(_ sources: Int, _ targets: Int, isEqual: Bool) {
    guard sources > 0 || targets > 0 else { return }
    let block = Alignment.Block(
      source: source..<source + sources, target: target..<target + targets, isEqual: isEqual)
    source += sources
    target += targets
    guard let last = blocks.last, joins(last, block) else {
      blocks.append(block)
      return
    }
    blocks[blocks.count - 1].source = last.source.lowerBound..<source
    blocks[blocks.count - 1].target = last.target.lowerBound..<target
  }

  private func joins(_ first: Alignment.Block, _ second: Alignment.Block) -> Bool {
    if first.isEqual || second.isEqual { return first.isEqual && second.isEqual }
    return first.source.isEmpty && second.source.isEmpty
      || first.target.isEmpty && second.target.isEmpty
  }
}
