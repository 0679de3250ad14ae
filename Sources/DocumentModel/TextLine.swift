/// One printed line of a page.
///
/// `glyphs` and `rawText` say what was read and are never changed after reading; document operators
/// change `text` (and record an ``Edit`` for it) or set `drop`.
public struct TextLine: Sendable, Hashable {
  /// The line as the last stage left it.
  public var text: String
  /// The line as it was read, or as it stood in the text layer or text file.
  public var rawText: String
  /// One per Unicode scalar of `rawText`; empty where there is no geometry (plain text).
  public var glyphs: [Glyph]
  /// What a second look at the line made of some glyphs; empty where none was taken, or it agreed.
  public var otherReadings: [OtherReading] = []
  /// Pixels of the page; `nil` where there is no geometry.
  public var box: Box?
  /// Index of the layout block (column, table cell run) on the page, in reading order.
  public var block: Int
  /// Whether it runs across the other lines of its page (what CSS calls an orthogonal flow): down a page of lines from left
  /// to right, from left to right on one of vertical text.
  public var isOrthogonal = false
  /// Whether a page of paper begins with the line inside a ``Page``: behind a form feed in a text file.
  public var startsPage: Bool
  /// Why the line is left out of the text; `nil` for lines that stay.
  public var drop: Drop?

  public init(
    text: String, glyphs: [Glyph] = [], box: Box? = nil, block: Int = 0,
    startsPage: Bool = false, drop: Drop? = nil
  ) {
    self.text = text
    self.rawText = text
    self.glyphs = glyphs
    self.box = box
    self.block = block
    self.startsPage = startsPage
    self.drop = drop
  }

  /// Mean confidence of the glyphs that are not spaces, 0…1; `nil` without glyphs.
  public var confidence: Float? { glyphs.meanConfidence }
}

extension Sequence<TextLine> {
  /// Mean confidence of all glyphs of the lines that stay in the text, without spaces, 0…1; `nil` without glyphs.
  public var meanConfidence: Float? {
    lazy.filter { $0.drop == nil }.flatMap(\.glyphs).meanConfidence
  }
}

extension Sequence<Glyph> {
  fileprivate var meanConfidence: Float? {
    var sum: Float = 0
    var count = 0
    for glyph in self where glyph.scalar != " " {
      sum += glyph.confidence
      count += 1
    }
    return count == 0 ? nil : sum / Float(count)
  }
}

/// Why a line was left out of the text.
public struct Drop: Sendable, Hashable, Codable {
  /// Name of the operator that dropped it.
  public var stage: String
  /// A few words, such as `page number` or `running head`.
  public var reason: String
  /// What the line is called where the text shows it in brackets (`页码`); `nil` where it does not.
  public var label: String?

  public init(stage: String, reason: String, label: String? = nil) {
    self.stage = stage
    self.reason = reason
    self.label = label
  }
}

extension TextLine: Codable {
  private enum Key: String, CodingKey {
    case text, raw, box, block
    case isOrthogonal = "orthogonal"
    case startsPage, drop, boxes, confidences, otherReadings
  }

  /// Glyphs travel as two flat arrays beside the raw text; confidences in thousandths.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    rawText = try values.decode(String.self, forKey: .raw)
    text = try values.decodeIfPresent(String.self, forKey: .text) ?? rawText
    box = try values.decodeIfPresent(Box.self, forKey: .box)
    block = try values.decode(Int.self, forKey: .block)
    isOrthogonal = try values.decodeIfPresent(Bool.self, forKey: .isOrthogonal) ?? false
    startsPage = try values.decodeIfPresent(Bool.self, forKey: .startsPage) ?? false
    drop = try values.decodeIfPresent(Drop.self, forKey: .drop)
    let edges = try values.decodeIfPresent([Int].self, forKey: .boxes) ?? []
    let confidences = try values.decodeIfPresent([Int].self, forKey: .confidences) ?? []
    let scalars = Array(rawText.unicodeScalars)
    guard edges.count == confidences.count * 4, edges.isEmpty || confidences.count == scalars.count
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .boxes, in: values,
        debugDescription: "\(scalars.count) scalars, \(confidences.count) confidences")
    }
    otherReadings =
      try values.decodeIfPresent([OtherReading].self, forKey: .otherReadings) ?? []
    glyphs = confidences.indices.map { i in
      Glyph(
        scalar: scalars[i],
        box: Box(
          left: edges[4 * i], top: edges[4 * i + 1],
          right: edges[4 * i + 2], bottom: edges[4 * i + 3]),
        confidence: Float(confidences[i]) / 1000)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(rawText, forKey: .raw)
    // Swift holds a compatibility ideograph and what it stands for to be equal.
    if !text.unicodeScalars.elementsEqual(rawText.unicodeScalars) {
      try values.encode(text, forKey: .text)
    }
    try values.encodeIfPresent(box, forKey: .box)
    try values.encode(block, forKey: .block)
    if isOrthogonal { try values.encode(true, forKey: .isOrthogonal) }
    if startsPage { try values.encode(true, forKey: .startsPage) }
    try values.encodeIfPresent(drop, forKey: .drop)
    if !otherReadings.isEmpty { try values.encode(otherReadings, forKey: .otherReadings) }
    guard !glyphs.isEmpty else { return }
    var edges: [Int32] = []
    edges.reserveCapacity(glyphs.count * 4)
    for glyph in glyphs {
      edges += [glyph.box.left, glyph.box.top, glyph.box.right, glyph.box.bottom]
    }
    try values.encode(edges, forKey: .boxes)
    try values.encode(glyphs.map { Int(($0.confidence * 1000).rounded()) }, forKey: .confidences)
  }
}
