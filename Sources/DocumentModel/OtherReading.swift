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

  public init(offset: Int, scalar: Unicode.Scalar, confidence: Float, looks: Int = 1) {
    self.offset = offset
    self.scalar = scalar
    self.confidence = confidence
    self.looks = looks
  }

  private enum CodingKeys: String, CodingKey {
    case offset = "at"
    case scalar = "read"
    case confidence, looks
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
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(offset, forKey: .offset)
    try values.encode(String(Character(scalar)), forKey: .scalar)
    try values.encode(confidence, forKey: .confidence)
    try values.encode(looks, forKey: .looks)
  }
}
