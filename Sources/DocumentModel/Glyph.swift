/// One recognised symbol: a Unicode scalar, where it stands, and how sure the engine was.
///
/// Kept small (24 bytes), since a document of a thousand pages holds a million of them. An engine
/// symbol of several scalars becomes several glyphs that share its box.
public struct Glyph: Sendable, Hashable {
  public var scalar: Unicode.Scalar
  /// Pixels of the page.
  ///
  /// An engine knows a line's box well and a symbol's only roughly.
  public var box: Box
  /// The engine's own certainty, 0…1; a space between Latin words has 1.
  public var confidence: Float

  public init(scalar: Unicode.Scalar, box: Box, confidence: Float) {
    self.scalar = scalar
    self.box = box
    self.confidence = confidence
  }
}
