/// Finds the lines that are lines of a list by the company they keep: numbers that count on, labels and
/// dates that lines near them begin with, too.
///
/// A line of wrapped prose begins with anything, and hardly ever with what the lines around it begin with.
struct ListedLines {
  /// Lines to each side among which another line of the list must stand; for dates, which sentences have, too,
  /// two of them.
  private static let reach = 2
  private static let reachOfDates = 4
  /// Most lines of an item of a numbered list.
  private static let longestItem = 8

  private var starts: [LineStart?]
  private var numbers: [Numbering?]

  /// Sets `isListed` of lines that begin an item, and `isInItem` of those between two items of a numbered list.
  static func mark(_ fragments: inout [Fragment]) {
    let isText = fragments.map { $0.shape == nil && $0.before != .joins && $0.row == nil }
    guard isText.contains(true) else { return }
    let lines = ListedLines(
      starts: zip(fragments, isText).map { $1 ? LineStart(of: $0.text) : nil },
      numbers: zip(fragments, isText).map { $1 ? Numbering(of: $0.text) : nil })
    for index in fragments.indices where lines.starts[index] != nil {
      fragments[index].isListed = lines.hasCompany(index)
    }
    lines.markLabels(&fragments)
    lines.markNumbers(&fragments)
  }

  private func hasCompany(_ index: Int) -> Bool {
    guard let start = starts[index] else { return false }
    let isDate = start == .date
    var reach = isDate ? Self.reachOfDates : Self.reach
    if case .bareLabel = start { reach = 1 }
    let near = max(0, index - reach)...min(starts.count - 1, index + reach)
    return near.count { $0 != index && starts[$0]?.isLike(start) ?? false } >= (isDate ? 2 : 1)
  }

  /// 问： and 答： begin lines wherever they stand twice; so do the numbers of sections, 1.2 and with them 2.
  private func markLabels(_ fragments: inout [Fragment]) {
    var places: [[Unicode.Scalar]: [Int]] = [:]
    for (index, start) in starts.enumerated() {
      switch start {
      case .label(let label), .bareLabel(let label): places[label, default: []].append(index)
      case .decimal: places[[], default: []].append(index)
      default: break
      }
    }
    for indices in places.values where indices.count > 1 {
      for index in indices { fragments[index].isListed = true }
    }
    if places[[], default: []].count > 1 { markSections(&fragments) }
  }

  /// 1.2, and 2 where 2.1 follows or where it counts on from the section before.
  private func markSections(_ fragments: inout [Fragment]) {
    var last: Int?
    for (index, start) in starts.enumerated() {
      switch start {
      case .decimal: fragments[index].isSection = true
      case .bareNumber(let value):
        let isFollowed = index + 1 < starts.count && starts[index + 1] == .decimal
        guard isFollowed || last.map({ $0 + 1 == value }) ?? false else { continue }
        last = value
        fragments[index].isSection = true
        fragments[index].isListed = true
      default: break
      }
    }
  }

  /// Numbers of a kind that count on from one line to a later one.
  private func markNumbers(_ fragments: inout [Fragment]) {
    var last: [Numbering.Kind: (index: Int, value: Int)] = [:]
    for (index, number) in numbers.enumerated() {
      guard let number, number.kind > .article, number.kind != .bullet else { continue }
      let text = fragments[index].text
      guard let value = number.value(in: text), !Self.isSpokenOf(text.dropFirst(number.length))
      else { continue }
      if let before = last[number.kind], before.value + 1 == value {
        fragments[before.index].isListed = true
        fragments[index].isListed = true
        markItem(from: before.index, to: index, &fragments)
      }
      last[number.kind] = (index, value)
    }
  }

  /// （二）项, （三）款: a number inside a sentence.
  private static func isSpokenOf(_ text: some Collection<Unicode.Scalar>) -> Bool {
    text.first.map { "项款目和至、".unicodeScalars.contains($0) } ?? false
  }

  private func markItem(from start: Int, to end: Int, _ fragments: inout [Fragment]) {
    let inside = (start + 1)..<end
    guard inside.count < Self.longestItem else { return }
    let isWhole = inside.allSatisfy {
      numbers[$0] == nil && !fragments[$0].isListed && fragments[$0].before == .open
    }
    guard isWhole, fragments[end].before == .open else { return }
    for index in inside { fragments[index].isInItem = true }
  }
}
