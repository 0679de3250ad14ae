import Batch
import DocumentModel
import Evaluation

/// A marked text as HTML: paragraphs in which something is wrong or was changed; the others are counted.
struct MarkedTextMarkup {
  private let text: MarkedText

  init(_ text: MarkedText) {
    self.text = text
  }

  var markup: Markup {
    var parts: [Markup] = []
    var same = 0
    func endSame() {
      if same > 0 {
        parts.append("<p class=\"same\">\(same) × right as read</p>\n")
      }
      same = 0
    }
    for paragraph in text.paragraphs {
      if paragraph.allSatisfy({ $0.isRight && $0.repair == nil }) {
        same += 1
        continue
      }
      endSame()
      parts.append("<p>\(paragraph.map(markup))</p>\n")
    }
    endSame()
    return "<div class=\"reading\" lang=\"zh\">\n\(parts)</div>\n"
  }

  private func markup(of piece: MarkedText.Piece) -> Markup {
    let inner: Markup
    if piece.isRight {
      inner = piece.read.isEmpty ? "‸" : shown(piece.read)
    } else {
      let read: Markup = piece.read.isEmpty ? "" : "<del>\(shown(piece.read))</del>"
      let right: Markup = piece.right.isEmpty ? "" : "<ins>\(shown(piece.right))</ins>"
      inner = "\(read)\(right)"
    }
    guard let repair = piece.repair else { return inner }
    let edit = repair.repair.edit
    let verdict = Markup(trusted: repair.verdict.rawValue)
    return """
      <mark class="\(verdict)" \
      title="\(edit.stage) \(edit.rule): \(edit.from) → \(edit.to) (\(verdict))">\(inner)</mark>
      """
  }

  /// With line ends and tabs as signs of their own.
  private func shown(_ text: String) -> Markup {
    let signs = String(text.map { $0 == "\n" ? "¶" : $0 == "\t" ? "⇥" : $0 })
    return "\(signs, limit: .max)"
  }
}
