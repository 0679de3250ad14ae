/// A page's text with the places where it stands, as a layer over the page's picture.
public struct LayerPage: Sendable, Hashable, Codable {
  /// Position in the document, from 1.
  public var number: Int
  /// Size of the page in its own pixels, in which the runs' boxes are given; 0 where it has none.
  public var width: Int
  public var height: Int
  /// Those pixels per inch; 0 when unknown.
  public var dpi: Double
  /// From the page's pixels to those of the picture in the source; `nil` without a picture.
  public var toSource: PageTransform?
  /// From the picture's pixels to points of the PDF page that it stands on; `nil` where it stands on none.
  public var toPaper: PageTransform?
  /// In reading order.
  public var runs: [LayerRun]
  /// Whether the text is to be seen: there is no picture under it.
  public var isVisible: Bool
  /// Of the page; the PDF's pages stand as it is read.
  public var writingMode: Page.WritingMode?

  public init(
    number: Int, width: Int, height: Int, dpi: Double, toSource: PageTransform? = nil,
    toPaper: PageTransform? = nil, runs: [LayerRun] = [], isVisible: Bool = false,
    writingMode: Page.WritingMode? = nil
  ) {
    self.number = number
    self.width = width
    self.height = height
    self.dpi = dpi
    self.toSource = toSource
    self.toPaper = toPaper
    self.runs = runs
    self.isVisible = isVisible
    self.writingMode = writingMode
  }
}

/// A piece of a line that stands together.
public struct LayerRun: Sendable, Hashable, Codable {
  public var text: String
  /// Around its ink, in pixels of the page.
  public var box: Box
  /// Of its line (``TextLine/isOrthogonal``).
  public var isOrthogonal: Bool

  public init(text: String, box: Box, isOrthogonal: Bool = false) {
    self.text = text
    self.box = box
    self.isOrthogonal = isOrthogonal
  }
}
