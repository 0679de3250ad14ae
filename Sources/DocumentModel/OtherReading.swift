/// What a second look at a line made of one of its glyphs, where that was not what was read first.
public struct OtherReading: Sendable, Hashable, Codable {
  /// Index of the glyph in its line.
  public var offset: Int
  /// What was read there the second time.
  public var scalar: Unicode.Scalar
  /// Of the look that was surest of it, 0…1.
  public var confidence: Float
  /// How many looks read it so.
  public var looks: Int
  /// log10 of how much likelier this is right than what was read first, where the reader tells; `nil` leaves it to
  /// be told from the confidences.
  public var oddsLog10: Double?

  public init(
    offset: Int, scalar: Unicode.Scalar, confidence: Float, looks: Int = 1,
    oddsLog10: Double? = nil
  ) {
    self.offset = offset
    self.scalar = scalar
    self.confidence = confidence
    self.looks = looks
    self.oddsLog10 = oddsLog10
  }

  private enum CodingKeys: String, CodingKey {
    case offset = "at"
    case scalar = "read"
    case confidence, looks
    case oddsLog10 = "odds"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    offset = try values.decode(Int.self, forKey: .offset)
    let text = try values.decode(String.self, forKey: .scalar)
    guard let scalar = text.unicodeScalars.first else {
      throw DecodingError.dataCorruptedError(
        forKey: .scalar, in: values, debugDescription: "an empty reading")
    }
    self.scalar = scalar
    confidence = try values.decode(Float.self, forKey: .confidence)
    looks = try values.decode(Int.self, forKey: .looks)
    oddsLog10 = try values.decodeIfPresent(Double.self, forKey: .oddsLog10)
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(offset, forKey: .offset)
    try values.encode(String(Character(scalar)), forKey: .scalar)
    try values.encode(confidence, forKey: .confidence)
    try values.encode(looks, forKey: .looks)
    try values.encodeIfPresent(oddsLog10, forKey: .oddsLog10)
  }
}
