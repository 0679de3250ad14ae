public import DocumentModel

/// Leaves running heads, running feet and page numbers out of the text.
///
/// A line at the top or bottom of a page is running when pages around it (all, or only odd or even
/// ones) have nearly the same text in nearly the same place, digits counting as equal. A page number
/// is a line of its own there that holds nothing else, marked as one or parted from the text or
/// counting on from page to page; dashes may be misread. Lines are never removed: `drop` says why they
/// are left out. A page by itself loses only what is plainly a page number.
public struct DropRunningHeads: DocumentOperator {
  public static let name = "drop-running-heads"

  public enum Mode: String, Sendable, Codable, CaseIterable {
    case drop
    case keep
  }

  /// `keep` leaves everything in the text.
  public var mode = Mode.drop

  public init() {}

  public func apply(to document: Document) -> Document {
    guard mode == .drop else { return document }
    var result = document
    for (line, reason) in RunningLines(document).drops() {
      result[line].drop = Drop(stage: Self.name, reason: reason)
    }
    for (index, page) in document.pages.enumerated() {
      for line in InlinePageNumbers.lines(of: page, at: index) where result[line].drop == nil {
        result[line].drop = Drop(stage: Self.name, reason: "page number")
      }
    }
    return result
  }
}
