/// One character of a line, as a network that goes along the line has it.
struct SpottedCharacter: Equatable {
  var text: String
  /// 0…1.
  var confidence: Float
  /// Where it stands along the line, 0…1.
  var place: Double
  /// What else it may be, the likeliest first.
  var alternatives: [Alternative] = []
  /// The simplified form of a traditional character, however little the network thinks of it.
  var simplified: Alternative?

  struct Alternative: Equatable {
    var text: String
    /// 0…1.
    var confidence: Float
  }
}

/// Reads text out of what a network says of each step along a line (connectionist temporal classification).
///
/// At each step there is a likelihood for every character and for none. The likeliest are taken; a character
/// that lasts over steps is one, and one that stands there twice has a step of none between.
struct CTCDecoder {
  let characters: CharacterList
  /// How many other characters are kept beside one, and how likely they must be.
  static let mostAlternatives = 4
  static let leastAlternative: Float = 0.002

  /// The text of a line.
  ///
  /// - Parameters:
  ///   - scores: step by step, one for each output.
  ///   - steps: how many of them belong to the line; what follows is filling.
  ///   - length: of the line in steps; the last step may reach beyond its end.
  /// - Returns: its characters with their places.
  func decode(_ scores: Span<Float>, steps: Int, length: Double) -> [SpottedCharacter] {
    let outputs = characters.texts.count
    var found: [SpottedCharacter] = []
    var last = 0
    var run: Run?
    for step in 0..<min(steps, scores.count / outputs) {
      let (output, score) = Self.best(scores, from: step * outputs, count: outputs)
      if output != last {
        if let run { found.append(character(of: run, scores, length)) }
        run = output == 0 ? nil : Run(output: output, peak: step, score: score, sum: 0, moment: 0)
        last = output
      }
      run?.add(step, score)
    }
    if let run { found.append(character(of: run, scores, length)) }
    return found
  }

  /// Steps one after the other that have the same character.
  private struct Run {
    let output: Int
    var peak: Int
    var score: Float
    var sum: Float
    var moment: Float

    mutating func add(_ step: Int, _ score: Float) {
      if score > self.score { (peak, self.score) = (step, score) }
      sum += score
      moment += score * (Float(step) + 0.5)
    }
  }

  private func character(
    of run: Run, _ scores: Span<Float>, _ length: Double
  ) -> SpottedCharacter {
    let start = run.peak * characters.texts.count
    var others: [SpottedCharacter.Alternative] = []
    // A sure one leaves nothing for the others.
    if run.score < 1 - Self.leastAlternative {
      for output in 1..<characters.texts.count where output != run.output {
        let score = scores[start + output]
        if score >= Self.leastAlternative {
          others.append(
            SpottedCharacter.Alternative(text: characters.texts[output], confidence: score))
        }
      }
      others.sort { $0.confidence > $1.confidence }
    }
    let form = characters.simplified[run.output]
    return SpottedCharacter(
      text: characters.texts[run.output], confidence: min(1, max(0, run.score)),
      place: min(1, Double(run.moment / max(run.sum, .leastNormalMagnitude)) / max(0.001, length)),
      alternatives: Array(others.prefix(Self.mostAlternatives)),
      simplified: form == 0
        ? nil
        : SpottedCharacter.Alternative(
          text: characters.texts[form], confidence: max(0, scores[start + form])))
  }

  /// The highest of some scores, sixteen at a time: a page has a hundred million of them.
  @inline(__always)
  private static func best(
    _ scores: Span<Float>, from start: Int, count: Int
  ) -> (output: Int, score: Float) {
    let lanes = 16
    var highest = SIMD16<Float>(repeating: -.infinity)
    var index = 0
    while index + lanes <= count {
      var group = SIMD16<Float>()
      for lane in 0..<lanes { group[lane] = scores[start + index + lane] }
      highest.replace(with: group, where: group .> highest)
      index += lanes
    }
    var score = highest.max()
    for rest in index..<count { score = max(score, scores[start + rest]) }
    for output in 0..<count where scores[start + output] == score { return (output, score) }
    return (0, score)
  }
}
