public import DocumentModel

extension Decoder {
  /// Explains every suspect place of a plain text, and every place for which something is offered.
  ///
  /// What is said to be taken is exactly what ``decode(_:)`` does. Lines are those of page 0, from 0.
  public func explanations(of text: String) -> [Explanation] {
    let lines = Passage.Line.lines(of: text)
    return explanations(
      of: lines, references: lines.indices.map { LineReference(page: 0, line: $0) })
  }

  /// The same for the lines of a document that stay in its text, with the engine's confidences.
  public func explanations(of document: Document) -> [Explanation] {
    let references = document.bodyLines
    return explanations(
      of: references.lazy.map { Passage.Line(document[$0]) }, references: references)
  }

  /// In the order of the lines and offsets.
  func explanations(
    of lines: some RandomAccessCollection<Passage.Line>, references: [LineReference]
  ) -> [Explanation] {
    let verdict = verdict(on: lines, references: references)
    var explanations: [Explanation] = []
    for window in LineWindow.ranges(of: lines) {
      let passage = Passage(Array(lines.dropFirst(window.lowerBound).prefix(window.count)))
      var explainer = PassageExplainer(
        decoder: self, passage: passage, settings: verdict.settings, memory: verdict.memory)
      explanations += explainer.explanations(references: Array(references[window]))
    }
    return explanations
  }
}
