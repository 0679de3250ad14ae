public import DocumentModel

/// Leaves running heads, running feet and page numbers out of the text.
///
/// A line at the top or bottom of a page is running when pages around it (all, or only odd or even
/// ones) have nearly the same text in nearly the same place, digits counting as equal. In a text file with form
/// feeds the words and numbers must be the same, or the page's number count on, and pages that are documents of
/// their own (receipts, certificates) keep all they have. A page number
/// is a line of its own there that holds nothing else, marked as one or parted from the text or
/// counting on from page to page; dashes may be misread. Lines are never removed: `drop` says why they
/// are left out of the body. A page by itself loses only what is plainly a page number.
public struct DropRunningHeads: DocumentOperator {
  public static let name = "drop-running-heads"

  public enum Mode: String, Sendable, Codable, CaseIterable {
    /// Out of the text; in the JSON with the reason.
    case drop
    /// In the text as any other line.
    case keep
    /// Out of the body, and between its paragraphs in brackets that say what they are: `[页码：- 3 -]`.
    case mark
  }

  public var mode = Mode.drop

  public init() {}

  public func apply(to document: Document) -> Document {
    guard mode != .keep else { return document }
    var result = document
    for (line, kind) in RunningLines(document).drops() { drop(line, as: kind, in: &result) }
    for (index, page) in document.pages.enumerated() {
      for line in InlinePageNumbers.lines(of: page, at: index) where result[line].drop == nil {
        drop(line, as: .number, in: &result)
      }
    }
    return result
  }

  private func drop(_ line: LineReference, as kind: RunningKind, in document: inout Document) {
    document[line].drop = Drop(
      stage: Self.name, reason: kind.reason, label: mode == .mark ? kind.label : nil)
  }
}
