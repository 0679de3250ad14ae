import DocumentModel

/// Cuts a line into the runs of a text layer: at tabs, and at gaps as wide as those between cells.
enum LineRuns {
  /// Least gap between two cells, in heights of the line; wider than an empty em between two words.
  private static let cellGap = 1.6
  /// Lines of more characters are one run: nobody prints them.
  private static let longest = 5_000

  /// The runs of a line.
  ///
  /// - Parameters:
  ///   - line: a line of a finished document.
  ///   - edits: all edits of the line, in the document's order.
  ///   - text: which text is wanted.
  /// - Returns: the runs along the line; none for a line without a place. An orthogonal line is one run.
  static func runs(of line: TextLine, edits: [Edit], _ text: TextLayer.Text) -> [LayerRun] {
    let wanted = text == .raw ? line.rawText : line.text
    guard let box = line.box, !wanted.isEmpty else { return [] }
    guard !line.isOrthogonal, line.glyphs.count <= longest, wanted.unicodeScalars.count <= longest
    else { return [LayerRun(text: wanted, box: box, isOrthogonal: line.isOrthogonal)] }
    let glyphs =
      text == .raw
      ? line.glyphs.map { ($0.scalar, $0.box) }
      : RepairedGlyphs.glyphs(of: line, edits: edits).map { ($0.scalar, $0.box) }
    guard !glyphs.isEmpty else { return [LayerRun(text: wanted, box: box)] }
    var runs: [LayerRun] = []
    var current: [Unicode.Scalar] = []
    var around: Box?
    func end() {
      let trimmed = string(current.trimmingSpaces)
      if !trimmed.isEmpty { runs.append(LayerRun(text: trimmed, box: around ?? box)) }
      current = []
      around = nil
    }
    for (scalar, place) in glyphs {
      if let last = around,
        Double(place.left - last.right) > cellGap * Double(max(box.height, 1))
      {
        end()
      }
      if scalar == "\t" {
        end()
        continue
      }
      current.append(scalar)
      if scalar != " " { around = around?.union(place) ?? place }
    }
    end()
    return runs
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }
}

extension [Unicode.Scalar] {
  fileprivate var trimmingSpaces: ArraySlice<Unicode.Scalar> {
    let start = firstIndex { $0 != " " } ?? endIndex
    let end = lastIndex { $0 != " " }.map { $0 + 1 } ?? start
    return self[start..<Swift.max(start, end)]
  }
}
