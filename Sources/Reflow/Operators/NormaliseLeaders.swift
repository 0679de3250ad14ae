public import DocumentModel

/// Sets `……` where a reader made letters of the dotted leaders in a table of contents, or nothing.
///
/// Readers see dots as rows of e, n, s and commas. A leader is told by its shape: low or far too wide
/// characters between a title and a page number at the right margin. Leaders that were read as dots
/// stay as they are. Every change is an edit.
public struct NormaliseLeaders: DocumentOperator {
  public static let name = "normalise-leaders"

  public init() {}

  public func apply(to document: Document) -> Document {
    var result = document
    for (index, page) in document.pages.enumerated() {
      for leader in PageLeaders.leaders(of: page) {
        let line = LineReference(page: index, line: leader.line)
        let text = Array(page.lines[leader.line].text.unicodeScalars)
        var changed = String.UnicodeScalarView(text[..<leader.range.lowerBound])
        changed.append(contentsOf: "……".unicodeScalars)
        changed.append(contentsOf: text[leader.range.upperBound...])
        result[line].text = String(changed)
        result.edits.append(
          Edit(
            stage: Self.name, rule: leader.range.isEmpty ? "lost leader" : "misread leader",
            line: line, offset: leader.range.lowerBound,
            from: String(String.UnicodeScalarView(text[leader.range])), to: "……"))
      }
    }
    return result
  }
}
