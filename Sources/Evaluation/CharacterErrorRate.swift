import TextAlignment

/// Insertions, deletions and substitutions over the length of the truth.
public struct CharacterErrorRate: Sendable, Hashable, Encodable {
  public var errors: Int
  /// Unicode scalars of the truth.
  public var characters: Int

  /// Of two texts that are normalised already.
  public init(truth: [Unicode.Scalar], _ read: [Unicode.Scalar]) {
    errors = editDistance(truth, read)
    characters = truth.count
  }

  /// 0 for no errors; above 1 where more was read than there is.
  public var rate: Double { Double(errors) / Double(max(1, characters)) }

  private enum CodingKeys: String, CodingKey {
    case errors, characters, rate
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(errors, forKey: .errors)
    try values.encode(characters, forKey: .characters)
    try values.encode(rate, forKey: .rate)
  }
}
