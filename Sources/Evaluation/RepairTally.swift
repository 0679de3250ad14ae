/// Counts of what edits did.
public struct RepairTally: Sendable, Hashable {
  public private(set) var edits = 0
  public private(set) var helped = 0
  public private(set) var neutral = 0
  public private(set) var harmed = 0
  /// Right characters made wrong.
  public private(set) var harmedCharacters = 0
  /// Errors that the helpful edits took away.
  public private(set) var errorsRemoved = 0
  /// Errors that there were before.
  public var errorsBefore = 0

  public init(errorsBefore: Int = 0) {
    self.errorsBefore = errorsBefore
  }

  /// Share of the edits that helped; 1 without edits.
  public var precision: Double { edits == 0 ? 1 : Double(helped) / Double(edits) }

  /// Share of the errors that were removed; 1 without errors.
  public var recall: Double {
    errorsBefore == 0 ? 1 : Double(errorsRemoved) / Double(errorsBefore)
  }

  mutating func count(_ judgement: RepairJudgement) {
    edits += 1
    harmedCharacters += judgement.harmedCharacters
    switch judgement.verdict {
    case .helped:
      helped += 1
      errorsRemoved += judgement.gain
    case .neutral: neutral += 1
    case .harmed: harmed += 1
    }
  }

  mutating func add(_ other: RepairTally) {
    edits += other.edits
    helped += other.helped
    neutral += other.neutral
    harmed += other.harmed
    harmedCharacters += other.harmedCharacters
    errorsRemoved += other.errorsRemoved
    errorsBefore += other.errorsBefore
  }
}

extension RepairTally: Encodable {
  private enum CodingKeys: String, CodingKey {
    case edits, helped, neutral, harmed, harmedCharacters, errorsRemoved, errorsBefore
    case precision, recall
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(edits, forKey: .edits)
    try values.encode(helped, forKey: .helped)
    try values.encode(neutral, forKey: .neutral)
    try values.encode(harmed, forKey: .harmed)
    try values.encode(harmedCharacters, forKey: .harmedCharacters)
    try values.encode(errorsRemoved, forKey: .errorsRemoved)
    try values.encode(errorsBefore, forKey: .errorsBefore)
    try values.encode(precision, forKey: .precision)
    try values.encode(recall, forKey: .recall)
  }
}
