/// Evaluation: how far a text is from its truth, and what the repairs did about it.
///
/// Truth comes from people; kanwu's own outputs are the texts that are judged. Nothing here reads
/// files.
///
/// Why it is so: figures are those of the benchmark's own scorer (character error rate under a named
/// normalisation, F1 of paragraph boundaries within two characters), so that a user's own pages can be
/// compared with published ones. Repairs are judged one by one against the truth and not by the error
/// rate alone, which cannot tell a tool that leaves errors from one that mends two and makes one.
public struct DocumentScore: Sendable, Hashable, Encodable {
  /// Line ends count as a character, white space at line ends and empty lines not at all.
  public var asIs: CharacterErrorRate
  public var withoutSpace: CharacterErrorRate
  /// Neither white space nor the width or form of punctuation counts; the main figure.
  public var normalised: CharacterErrorRate
  public var paragraphs: ParagraphBoundaries

  /// - Parameters:
  ///   - truth: one paragraph per line.
  ///   - output: the same; empty for an output that is missing.
  ///   - optionalBreaks: positions in the normalised truth where a boundary counts neither for nor
  ///     against.
  public init(truth: String, output: String, optionalBreaks: [Int] = []) {
    func rate(_ normalisation: Normalisation) -> CharacterErrorRate {
      CharacterErrorRate(truth: normalisation.apply(to: truth), normalisation.apply(to: output))
    }
    asIs = rate(.asIs)
    withoutSpace = rate(.withoutSpace)
    normalised = rate(.withoutSpaceAndWidth)
    paragraphs = ParagraphBoundaries(
      truth: truth, output: output, optionalBreaks: optionalBreaks)
  }
}

/// Scores of several documents, each weighed by the characters of its normalised truth.
public struct MeanScore: Sendable, Hashable, Encodable {
  public var documents: Int
  /// Characters of the normalised truths.
  public var characters: Int
  public var asIs: Double
  public var withoutSpace: Double
  public var normalised: Double
  public var paragraphF1: Double

  public init(of scores: [DocumentScore]) {
    documents = scores.count
    let characters = scores.reduce(0) { $0 + $1.normalised.characters }
    self.characters = characters
    func mean(_ figure: (DocumentScore) -> Double) -> Double {
      let sum = scores.reduce(0) { $0 + figure($1) * Double($1.normalised.characters) }
      return sum / Double(max(1, characters))
    }
    asIs = mean(\.asIs.rate)
    withoutSpace = mean(\.withoutSpace.rate)
    normalised = mean(\.normalised.rate)
    paragraphF1 = mean(\.paragraphs.f1)
  }
}
