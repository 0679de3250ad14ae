/// Puts the cells of a table's row, which `pdftotext` gives column by column, into one line.
///
/// Only narrow blocks are joined, so that the columns of a page stay apart; a row stands where its first
/// cell stood.
enum LayoutRows {
  /// Widest line of a block that may be a cell, as a share of the page's width.
  private static let widest = 0.3
  /// Least share of the lower line's height that lines of one row have in common.
  private static let overlap = 0.6

  static func joined(_ lines: [LayoutLine], pageWidth: Double) -> [LayoutLine] {
    var isNarrow: [Int: Bool] = [:]
    for line in lines {
      let width = (line.extent?.right ?? 0) - (line.extent?.left ?? 0)
      isNarrow[line.block] = isNarrow[line.block, default: true] && width <= widest * pageWidth
    }
    var rows: [LayoutLine] = []
    for line in lines {
      guard isNarrow[line.block] == true, let extent = line.extent,
        let row = rows.firstIndex(where: { isNarrow[$0.block] == true && $0.takes(line, extent) })
      else {
        rows.append(line)
        continue
      }
      rows[row].words = (rows[row].words + line.words).sorted { $0.left < $1.left }
    }
    return rows
  }

  fileprivate static func share(_ row: LayoutLine.Word, _ cell: LayoutLine.Word) -> Bool {
    let common = min(row.bottom, cell.bottom) - max(row.top, cell.top)
    return common >= overlap * min(row.bottom - row.top, cell.bottom - cell.top) && common > 0
  }
}

extension LayoutLine.Word {
  /// Wider than high, as lines are that do not run down the page.
  fileprivate var isLevel: Bool { (right - left) * 1.25 >= bottom - top }
}

extension LayoutLine {
  /// The box around all words, as a word without text; `nil` without words.
  var extent: Word? {
    guard var box = words.first else { return nil }
    for word in words {
      box.left = min(box.left, word.left)
      box.top = min(box.top, word.top)
      box.right = max(box.right, word.right)
      box.bottom = max(box.bottom, word.bottom)
    }
    box.text = ""
    return box
  }

  /// Whether a line of another block stands beside this one, in the same row.
  fileprivate func takes(_ line: LayoutLine, _ cell: Word) -> Bool {
    guard line.block != block, let row = extent, row.isLevel, cell.isLevel,
      LayoutRows.share(row, cell)
    else { return false }
    return words.allSatisfy { $0.right <= cell.left || $0.left >= cell.right }
  }
}
