import DocumentModel

/// A printed line on its way into a paragraph: a whole line, or a part of a captured one that holds
/// many.
struct Fragment {
  var line: LineReference
  /// Without spaces at its ends; not empty.
  var text: Substring.UnicodeScalarView
  /// Printed width in em.
  var width: Double
  /// Em of white space that the line began with, in text without geometry.
  var indent: Double
  /// `nil` without geometry.
  var shape: LineShape?
  /// What is known for certain about the boundary before this fragment.
  var before: Before
  /// What the fragment is by its words alone; `nil` for prose.
  var form: OfficialForm?
  /// Whether it begins an item of a list, by the lines around it (``ListedLines``).
  var isListed = false
  /// Whether it begins with the number of a section (2, 2.1) in a text that has such numbers.
  var isSection = false
  /// Whether it stands between the items of a numbered list and has no number.
  var isInItem = false
  /// Whether it is small print at the foot of its page.
  var isFootnote = false
  /// Whether it runs across the lines of its page.
  var isOrthogonal = false
  /// Whether it stands in a row of a ruled table, apart from the lines of the page.
  var isRuled = false
  /// The row of a table that it is in.
  var row: Row?
  /// What it holds of each cell of its row, from left to right, or what wide gaps part in a line of a text that is
  /// no row; empty for other lines.
  var cells: [Cell] = []

  /// A single character in the middle of nowhere: dirt that was read, not the end of a line.
  var isStray: Bool {
    guard let shape, width <= 1 else { return false }
    return shape.leftGap > 3.6 && !shape.isCentred
  }

  enum Before: Equatable {
    case open
    /// A blank line stands before it.
    case blankLine
    /// Goes on with the paragraph of the fragment before.
    case joins
    /// Starts a paragraph.
    case breaks
    /// Starts a paragraph, since white space stood before it in the text that this was made of.
    case parted
    /// A page that was not read lies before it: its placeholder.
    case failedPages([Int])
  }

  /// A row of a table, which may be printed on several lines.
  struct Row: Equatable {
    /// Its number in the document.
    var number: Int
    /// Cells of the table's rows.
    var columns: Int
  }

  struct Cell: Equatable {
    /// From 0.
    var column: Int
    /// Scalar offsets in the line's text.
    var range: Range<Int>
  }

  /// What the line holds of each cell, from left to right.
  var cellTexts: [(column: Int, text: Substring.UnicodeScalarView)] {
    let line = Substring(text).base.unicodeScalars
    var end = line.startIndex
    var offset = 0
    return cells.map { cell in
      let start = line.index(end, offsetBy: cell.range.lowerBound - offset)
      end = line.index(start, offsetBy: cell.range.count)
      offset = cell.range.upperBound
      return (cell.column, line[start..<end][...])
    }
  }
}
