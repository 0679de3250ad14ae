import DocumentModel

/// Cuts a line into the runs of a text layer: at tabs, and at gaps as wide as those between cells.
enum LineRuns {
  /// Least gap between two cells, in heights of the line; wider than an empty em between two words.
  private static let cellGap = 1.6
  /// Lines of more characters are one run: nobody prints them.
  private static let longest = 5_000

  static func runs(of line: TextLine, _ text: TextLayer.Text) -> [LayerRun] {
    let raw = Array(line.rawText.unicodeScalars)
    let wanted = text == .raw ? raw : Array(line.text.unicodeScalars)
    guard let box = line.box, !wanted.isEmpty else { return [] }
    guard line.glyphs.count == raw.count, wanted.count <= longest, raw.count <= longest else {
      return [LayerRun(text: string(wanted), box: box)]
    }
    let boxes = boxes(of: wanted, raw: raw, glyphs: line.glyphs)
    var runs: [LayerRun] = []
    var current: [Unicode.Scalar] = []
    var around: Box?
    func end() {
      let trimmed = string(current.trimmingSpaces)
      if let around, !trimmed.isEmpty { runs.append(LayerRun(text: trimmed, box: around)) }
      current = []
      around = nil
    }
    for (scalar, place) in zip(wanted, boxes) {
      if let place, let last = around,
        Double(place.left - last.right) > cellGap * Double(max(box.height, 1))
      {
        end()
      }
      if scalar == "\t" {
        end()
        continue
      }
      current.append(scalar)
      if scalar != " ", let place { around = around?.union(place) ?? place }
    }
    // A run whose characters have all come in by repair stands where the line does.
    if around == nil, runs.isEmpty { around = box }
    end()
    return runs
  }

  /// The box of each character that was read as it stands, or in whose place it came; `nil` for others.
  private static func boxes(
    of wanted: [Unicode.Scalar], raw: [Unicode.Scalar], glyphs: [Glyph]
  ) -> [Box?] {
    if wanted.count == raw.count { return glyphs.map(\.box) }
    var places = [Box?](repeating: nil, count: wanted.count)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in wanted.difference(from: raw) {
      switch change {
      case .insert(let offset, _, _): inserted.insert(offset)
      case .remove(let offset, _, _): removed.insert(offset)
      }
    }
    var next = 0
    for index in wanted.indices where !inserted.contains(index) {
      while removed.contains(next) { next += 1 }
      if glyphs.indices.contains(next) { places[index] = glyphs[next].box }
      next += 1
    }
    return places
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
