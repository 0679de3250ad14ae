extension SoftLineEnds {
  /// The cheapest way through the spaces of a text, from its start to its end.
  ///
  /// Costs were set by hand on captures of official texts: a paragraph may well end where a sentence
  /// ends before a space, and must not end inside one.
  struct Path {
    private static let outOfPitchCost = 3.0
    private static let outOfPitchCostPerEm = 0.6

    private let text: [Unicode.Scalar]
    private let marks: Marks
    private let pitch: Double
    private let startsDocument: Bool

    init(_ text: [Unicode.Scalar], marks: Marks, pitch: Double, startsDocument: Bool) {
      self.text = text
      self.marks = marks
      self.pitch = pitch
      self.startsDocument = startsDocument
    }

    /// One state per space and way of getting there: inside a paragraph, or at the start of one.
    private struct Step {
      var cost = Double.infinity
      var from = -1
      var fromStart = false
    }

    var pieces: [Piece] {
      let count = marks.places.count
      // [2 i]: a line starts at space i inside a paragraph; [2 i + 1]: a paragraph starts there.
      var steps = [Step](repeating: Step(), count: 2 * count)
      steps[1].cost = 0
      for from in 0..<(count - 1) {
        for startsParagraph in [false, true] {
          let cost = steps[2 * from + (startsParagraph ? 1 : 0)].cost
          guard cost.isFinite else { continue }
          relax(&steps, from: from, startsParagraph: startsParagraph, cost: cost)
        }
      }
      return trace(steps)
    }

    private func relax(
      _ steps: inout [Step], from: Int, startsParagraph: Bool, cost: Double
    ) {
      let number = startsParagraph ? Numbering(of: text[marks.runs[from].upperBound...]) : nil
      var stray = 0.0
      for to in (from + 1)..<marks.places.count {
        let width = marks.places[to] - marks.places[from]
        let piece = marks.runs[from].upperBound..<marks.runs[to].lowerBound
        // A run of characters without any space may be as long as it likes.
        guard width <= pitch + 4 || to == from + 1 else { break }
        let isLast = to == marks.places.count - 1
        let wrap = isLast ? .infinity : wrapCost(width, startsParagraph: startsParagraph)
        let end = isLast ? 0 : endCost(piece, number: number, at: to, width: width)
        improve(&steps[2 * to], cost + stray + wrap, from, startsParagraph)
        improve(&steps[2 * to + 1], cost + stray + end, from, startsParagraph)
        // The space behind 第三条 is part of the print.
        let isNumberSpace = number.map { piece.count == $0.length && $0.kind <= .article } ?? false
        stray += isNumberSpace ? 0 : strayCost(piece, at: to)
      }
    }

    /// A space that is no line end: dearer where a paragraph would end well.
    private func strayCost(_ piece: Range<Int>, at space: Int) -> Double {
      let end = LineEnd(of: text[piece])
      guard end == .sentence || end == .clause else { return 0.35 }
      return Numbering(of: text[marks.runs[space].upperBound...]) == nil ? 0.6 : 1.4
    }

    private func improve(_ step: inout Step, _ cost: Double, _ from: Int, _ fromStart: Bool) {
      if cost < step.cost { step = Step(cost: cost, from: from, fromStart: fromStart) }
    }

    /// A line end inside a paragraph: the line is as wide as the pitch, or narrower by an indent.
    private func wrapCost(_ width: Double, startsParagraph: Bool) -> Double {
      var miss = abs(width - pitch)
      if startsParagraph { miss = min(miss, abs(width - (pitch - 2))) }
      return miss <= 1.6
        ? miss * 0.1 : Self.outOfPitchCost + (miss - 1.6) * Self.outOfPitchCostPerEm
    }

    /// The end of a paragraph: by its last mark, or because it is a heading or the next one starts
    /// with a number.
    private func endCost(
      _ piece: Range<Int>, number: Numbering?, at space: Int, width: Double
    ) -> Double {
      let next = Numbering(of: text[marks.runs[space].upperBound...])
      let end = LineEnd(of: text[piece])
      var cost =
        switch end {
        case .sentence: 0.5
        case .clause: 0.8
        case .word, .empty: 4.0
        case .comma, .bound: 8.0
        }
      if let number, number.kind <= .section, end == .word, width < pitch * 0.8 { cost = 0.9 }
      if startsDocument, piece.lowerBound == marks.runs[0].upperBound, end == .word,
        width < pitch * 0.9
      {
        cost = 1
      }
      if let next {
        if next.kind <= .section { cost -= 1.5 }
        if next.kind == .article, end != .word || cost <= 1 { cost -= 0.6 }
        if next.kind > .article, end == .sentence || end == .clause || cost <= 1 { cost -= 0.5 }
      }
      return max(cost, 0.1) + (width > pitch + 1.6 ? Self.outOfPitchCost : 0)
    }

    private func trace(_ steps: [Step]) -> [Piece] {
      var pieces: [Piece] = []
      var index = marks.places.count - 1
      var startsParagraph = true
      while index > 0 {
        let step = steps[2 * index + (startsParagraph ? 1 : 0)]
        let range = marks.runs[step.from].upperBound..<marks.runs[index].lowerBound
        pieces.append(Piece(range: range, endsParagraph: startsParagraph))
        index = step.from
        startsParagraph = step.fromStart
      }
      return pieces.reversed()
    }
  }
}
