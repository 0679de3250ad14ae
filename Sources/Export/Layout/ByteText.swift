/// Text put together byte by byte, without a string for each piece: for what is written once for each
/// of a million glyphs.
struct ByteText {
  private(set) var bytes: [UInt8] = []

  var isEmpty: Bool { bytes.isEmpty }
  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(_ scalar: Unicode.Scalar) {
    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  mutating func append(_ number: Int) {
    guard number >= 10 else {
      if number < 0 { return append(String(number)) }
      return bytes.append(0x30 + UInt8(number))
    }
    append(number / 10)
    bytes.append(0x30 + UInt8(number % 10))
  }

  /// A confidence of 0…1 as a decimal fraction of three digits at most.
  mutating func append(fraction confidence: Float) {
    append(confidence.thousandths, over: 1000)
  }

  /// A confidence of 0…1 as 0…100 with one digit behind the point.
  mutating func append(percent confidence: Float) {
    append(confidence.thousandths, over: 10)
  }

  private mutating func append(_ number: Int, over unit: Int) {
    append(number / unit)
    var rest = number % unit
    var next = unit
    if rest > 0 { bytes.append(0x2E) }
    while rest > 0 {
      next /= 10
      bytes.append(0x30 + UInt8(rest / next))
      rest %= next
    }
  }

  /// A scalar as text or attribute value of XML.
  ///
  /// Those that XML cannot hold are blanks, which no word has (``LayoutWord``).
  mutating func append(escaped scalar: Unicode.Scalar) {
    switch scalar {
    case "<": append("&lt;")
    case ">": append("&gt;")
    case "&": append("&amp;")
    case "\"": append("&quot;")
    default: append(scalar)
    }
  }
}

extension Float {
  /// Of a confidence, 0…1000; what is no number is 0.
  var thousandths: Int {
    self >= 0 ? Int((Swift.min(self, 1) * 1000).rounded()) : 0
  }

  /// A confidence of 0…1 as a decimal fraction of three digits at most.
  var fraction: String {
    var text = ByteText()
    text.append(fraction: self)
    return text.text
  }
}
