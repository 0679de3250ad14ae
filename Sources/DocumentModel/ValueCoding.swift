public import class Foundation.JSONDecoder
public import class Foundation.JSONEncoder

/// How document values are written as JSON, between processes, in the ledger and in the JSON export.
///
/// JSON has no infinite numbers, and a measure may be one: they travel as `inf`, `-inf` and `nan`.
public enum ValueCoding {
  public static func encoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return encoder
  }

  public static func decoder() -> JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return decoder
  }
}
