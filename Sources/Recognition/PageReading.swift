public import DocumentModel

/// What a recogniser read on a page.
///
/// Boxes, `width` and `height` are in pixels of the upright, level page at the scan's own scale.
public struct PageReading: Sendable, Hashable, Codable {
  public var width: Int
  public var height: Int
  /// Pixels per inch of the scan; 0 when unknown.
  public var dpi: Double
  /// From the page's pixels to those of the picture in the source.
  public var toSource: PageTransform
  /// In reading order, then those that are hardly print, left out of the text.
  public var lines: [TextLine]
  /// The deadline passed before the last line was read.
  public var isPartial: Bool
  /// What cleaning and reading measured, in order.
  public var measures: [Measure]
  /// `nil` where nothing was read.
  public var engine: Page.Engine?
  /// Set for text in columns, whose page is turned so that they are lines.
  public var writingMode: Page.WritingMode?
  /// Boxes of the rules of tables.
  public var rules: [Box]

  public init(
    width: Int, height: Int, dpi: Double = 0, toSource: PageTransform = .identity,
    lines: [TextLine] = [], isPartial: Bool = false, measures: [Measure] = [],
    engine: Page.Engine? = nil, writingMode: Page.WritingMode? = nil, rules: [Box] = []
  ) {
    self.width = width
    self.height = height
    self.dpi = dpi
    self.toSource = toSource
    self.lines = lines
    self.isPartial = isPartial
    self.measures = measures
    self.engine = engine
    self.writingMode = writingMode
    self.rules = rules
  }

  /// Mean confidence of all printed glyphs, 0…1; `nil` without glyphs.
  public var meanConfidence: Float? { lines.meanConfidence }
}
