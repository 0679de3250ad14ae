internal import DocumentModel

/// Turns decisions about a passage into edits of its lines.
///
/// An edit lies in one line. Where a decision reaches over a line end, or over spaces that were looked
/// through, its characters are changed one by one if there are as many as before; else all of the
/// right text goes to where the wrong one began and the rest is taken away.
struct EditsOfDecisions {
  let passage: Passage
  let lines: [Passage.Line]
  let references: [LineReference]
  let table: ConfusionTable
  let stage: String

  /// Edits by line, each line's ordered by offset and not overlapping.
  func edits(for decisions: [Decoder.Decision]) -> [Int: [Edit]] {
    var result: [Int: [Edit]] = [:]
    for decision in decisions {
      let right = table.right(of: decision.candidate)
      let confidence = passage.confidence(
        in: decision.candidate.start..<decision.candidate.end)
      for piece in pieces(of: decision.candidate, right) where piece.from != piece.to {
        result[piece.line, default: []].append(
          Edit(
            stage: stage, rule: table.ruleName(of: decision.candidate),
            line: references[piece.line], offset: piece.offset,
            from: String(piece.from), to: String(piece.to), scoreLog10: decision.scoreLog10,
            confidence: confidence))
      }
    }
    return result
  }

  private struct Piece {
    var line: Int
    var offset: Int
    // Not texts: those are equal when they are so for Unicode, such as 〈 (U+3008) and U+2329.
    var from: ArraySlice<Unicode.Scalar>
    var to: ArraySlice<Unicode.Scalar>
  }

  private func pieces(of candidate: Candidate, _ right: [Unicode.Scalar]) -> [Piece] {
    let runs = runs(candidate.start..<candidate.end)
    guard runs.count > 1 else { return runs.map { piece(of: $0, to: right[...]) } }
    if right.count == candidate.end - candidate.start {
      return runs.map { run in
        piece(
          of: run,
          to: right[run.lowerBound - candidate.start..<run.upperBound - candidate.start])
      }
    }
    // Spaces inside a line go with the text around them.
    var perLine: [Range<Int>] = []
    for run in runs {
      if let last = perLine.last,
        passage.places[last.lowerBound].line == passage.places[run.lowerBound].line
      {
        perLine[perLine.count - 1] = last.lowerBound..<run.upperBound
      } else {
        perLine.append(run)
      }
    }
    return perLine.enumerated().map { index, run in
      piece(of: run, to: index == 0 ? right[...] : [])
    }
  }

  /// Splits a range of positions where the line changes or spaces lie between.
  private func runs(_ range: Range<Int>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var first = range.lowerBound
    for position in range.dropFirst() {
      let before = passage.places[position - 1]
      let place = passage.places[position]
      if place.line != before.line || place.offset != before.offset + 1 {
        runs.append(first..<position)
        first = position
      }
    }
    return runs + [first..<range.upperBound]
  }

  private func piece(of run: Range<Int>, to right: ArraySlice<Unicode.Scalar>) -> Piece {
    let first = passage.places[run.lowerBound]
    let last = passage.places[run.upperBound - 1]
    let line = Int(first.line)
    return Piece(
      line: line, offset: Int(first.offset),
      from: lines[line].scalars[Int(first.offset)...Int(last.offset)], to: right)
  }
}

extension String {
  init(_ scalars: some Sequence<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }

  /// The text after the edits of one line, which are ordered by offset and do not overlap.
  func applying(_ edits: [Edit]) -> String {
    let scalars = Array(unicodeScalars)
    var result = UnicodeScalarView()
    var position = 0
    for edit in edits {
      result.append(contentsOf: scalars[position..<edit.offset])
      result.append(contentsOf: edit.to.unicodeScalars)
      position = edit.offset + edit.from.unicodeScalars.count
    }
    result.append(contentsOf: scalars[position...])
    return String(result)
  }
}
