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
    /// A page that was not read lies before it: its placeholder.
    case failedPages([Int])
  }

  /// Cells of a table row, as ranges of scalar offsets in the line's text; empty for other lines.
  var cells: [Range<Int>] = []
}
