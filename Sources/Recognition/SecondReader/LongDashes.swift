import DocumentModel

/// Finds the dashes of two characters' width that PP-OCR reads as one character or not at all.
///
/// A network that tells characters apart by the steps between them has no way to see how long a stroke is. What
/// stands between two characters does: a level bar of about two em, at half the height of the line.
struct LongDashes {
  /// Side of a character's em box on the page, in pixels.
  let em: Double
  /// The print inside a box, tight; `nil` where there is none.
  let print: (Box) -> Box?

  /// Width of such a bar, in em; a rule to write on is longer.
  static let widths = 1.4...2.4
  /// How far before a line's box its first dash may begin, in em.
  static let reach = 2.6
  /// Most height of it, in em.
  static let mostHeight = 0.2
  /// Where its middle stands, in heights of the line.
  static let middle = 0.3...0.7
  /// What it is read as.
  static let alike: Set<String> = ["一", "—", "-", "－", "―", "─", "–", "ー"]
  /// Confidence of a dash that was not read at all.
  static let unseen: Float = 0.9

  /// The line with its long dashes as two characters each.
  func restored(in line: ReadLine) -> ReadLine {
    guard line.box.height > 0 else { return line }
    let height = Double(line.box.height)
    let em = (0.7 * em...3 * em).contains(height) ? height : em
    var result = ReadLine(symbols: [], box: line.box, block: line.block)
    // Where a line opens with a dash, its finders may take that for a rule.
    var reached = Double(line.box.left) - em * Self.reach
    for index in 0...line.symbols.count {
      let symbol = index < line.symbols.count ? line.symbols[index] : nil
      let isAlike = symbol.map { Self.alike.contains($0.text) } ?? false
      let next = isAlike ? index + 1 : index
      let end =
        next < line.symbols.count
        ? center(of: line.symbols[next]) - em / 2 : Double(line.box.right)
      if let bar = bar(from: reached, to: end, in: line.box, em: em) {
        result.box.left = min(result.box.left, bar.left)
        append(bar, read: isAlike ? symbol : nil, before: symbol, to: &result)
        reached = Double(bar.right)
        if isAlike { continue }
      }
      guard let symbol else { break }
      if let others = line.otherSymbols[index] {
        result.otherSymbols[result.symbols.count] = others
      }
      result.symbols.append(symbol)
      reached = center(of: symbol) + em / 2
    }
    return result
  }

  private func center(of symbol: Symbol) -> Double {
    Double(symbol.box.left + symbol.box.right) / 2
  }

  private func bar(from left: Double, to right: Double, in line: Box, em: Double) -> Box? {
    guard right - left >= em * Self.widths.lowerBound else { return nil }
    var room = line
    room.left = Int32(left)
    room.right = Int32(right)
    guard let ink = print(room), Self.widths.contains(Double(ink.width) / em),
      Double(ink.height) <= em * Self.mostHeight
    else { return nil }
    let middle = (Double(ink.top + ink.bottom) / 2 - Double(line.top)) / Double(line.height)
    return Self.middle.contains(middle) ? ink : nil
  }

  private func append(
    _ bar: Box, read: Symbol?, before next: Symbol?, to line: inout ReadLine
  ) {
    let half = (bar.left + bar.right) / 2
    for (left, right) in [(bar.left, half), (half, bar.right)] {
      line.symbols.append(
        Symbol(
          text: "—",
          box: Box(
            left: Int(left), top: Int(line.box.top), right: Int(right),
            bottom: Int(line.box.bottom)),
          confidence: read?.confidence ?? Self.unseen,
          beginsWord: left == bar.left && (read ?? next)?.beginsWord == true))
    }
  }
}
