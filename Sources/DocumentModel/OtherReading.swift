/// What a second look at a line made of one of its glyphs, where that was not what was read first.
public struct OtherReading: Sendable, Hashable, Codable {
  /// Index of the glyph in its line.
  public var offset: Int
  /// What was read there the second time.
  public var scalar: Unicode.Scalar
  /// How many looks read it so, of how many that were taken.
  public var looks: Int
  public var allLooks: Int

  /// Whether all looks agree on it, against the first reading.
  public var isUnanimous: Bool { looks > 1 && looks == allLooks }

  public init(offset: Int, scalar: Unicode.Scalar, looks: Int, allLooks: Int) {
    self.offset = offset
    self.scalar = scalar
    self.looks = looks
    self.allLooks = allLooks
  }

  private enum CodingKeys: String, CodingKey {
    case offset = "at"
    case scalar = "read"
    case looks, allLooks
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
    looks = try values.decode(Int.self, forKey: .looks)
    allLooks = try values.decode(Int.self, forKey: .allLooks)
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(offset, forKey: .offset)
    try values.encode(String(Character(scalar)), forKey: .scalar)
    try values.encode(looks, forKey: .looks)
    try values.encode(allLooks, forKey: .allLooks)
  }
}
