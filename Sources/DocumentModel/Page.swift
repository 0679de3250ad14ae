/// One page of a document: what was read on it, and how.
public struct Page: Sendable, Hashable, Codable {
  /// Position in the document, from 1.
  public var number: Int
  /// Size of the upright, level page in pixels; 0 where there is no geometry.
  public var width: Int
  public var height: Int
  /// Pixels per inch as the source states or as derived from the paper size; 0 when unknown.
  public var dpi: Double
  /// How the page's text came about.
  public var origin: Origin
  /// Why this origin was chosen, where there was a choice (`text layer: 31 % private-use characters`).
  public var originReason: String?
  /// In reading order.
  public var lines: [TextLine]
  /// Set when `origin` is `.failed`, or when only a part of the page could be read.
  public var failure: PageFailure?
  /// What the cleaning operators found, in the order in which they ran.
  public var measures: [Measure]
  /// From this page's pixels to those of the picture in the source; `nil` without a picture.
  public var toSource: PageTransform?
  /// From the source picture's pixels to the points of the PDF page that it stands on: in the page's
  /// own coordinates, origin at the bottom left, before its `/Rotate`; `nil` where it stands on none.
  public var toPaper: PageTransform?

  /// What read it; `nil` where nothing did.
  public var engine: Engine?
  /// How its text runs; `nil` for lines from left to right.
  public var writingMode: WritingMode?
  /// Boxes of the rules of its tables (``RuledTable``), in the page's pixels; `nil` where there are none.
  public var rules: [Box]?

  /// A recognition engine, as confusion tables name it in the column `engine`.
  public enum Engine: String, Sendable, Hashable, Codable, CaseIterable {
    case tesseract
    /// PP-OCR, with Tesseract's second opinion or without.
    case paddle
  }

  public enum WritingMode: String, Sendable, Hashable, Codable {
    /// In columns from the top down, the first one at the right. The page's pixels are those of the page turned by a
    /// quarter counter-clockwise: its columns are lines from left to right, the first one at the top.
    case verticalRL = "vertical-rl"
  }

  public enum Origin: String, Sendable, Hashable, Codable {
    /// Read by OCR.
    case recognised
    /// Taken from the source's own text layer.
    case textLayer
    /// Taken from a text file.
    case plainText
    /// A page without print: blank, or a picture only.
    case blank
    /// Not read at all; `failure` says why.
    case failed
  }

  public init(
    number: Int, width: Int = 0, height: Int = 0, dpi: Double = 0, origin: Origin,
    originReason: String? = nil, lines: [TextLine] = [], failure: PageFailure? = nil,
    measures: [Measure] = [], toSource: PageTransform? = nil, toPaper: PageTransform? = nil,
    engine: Engine? = nil, writingMode: WritingMode? = nil, rules: [Box]? = nil
  ) {
    self.number = number
    self.width = width
    self.height = height
    self.dpi = dpi
    self.origin = origin
    self.originReason = originReason
    self.lines = lines
    self.failure = failure
    self.measures = measures
    self.toSource = toSource
    self.toPaper = toPaper
    self.engine = engine
    self.writingMode = writingMode
    self.rules = rules
  }
}

extension Page {
  /// A line's box where the page is turned so that the line runs from left to right: its own, but for an orthogonal line.
  ///
  /// - Parameter line: of this page.
  /// - Returns: pixels of the page, turned by a quarter counter-clockwise on a page of lines and clockwise on one of
  ///   columns; `nil` without geometry.
  public func laidBox(of line: TextLine) -> Box? {
    guard line.isOrthogonal, let box = line.box else { return line.box }
    let back = PageTransform.quarterTurnsBack(
      writingMode == nil ? 3 : 1, width: Double(width), height: Double(height))
    return back.inverse?.apply(to: box)
  }
}

/// A number that a cleaning operator or a reading measured on a page.
public struct Measure: Sendable, Hashable, Codable {
  /// Operator or reader that measured it (`deskew`).
  public var stage: String
  /// Name of the measure of a reader that left Latin lines as the Chinese model read them, for want of
  /// Latin language data.
  public static let latinModelMissing = "latinModelMissing"
  /// The same of a reader that had no second model to look at weak lines with.
  public static let secondModelMissing = "secondModelMissing"
  /// The same of a reader that had no model to tell whether a page's text is vertical.
  public static let verticalModelMissing = "verticalModelMissing"

  /// What was measured, with its unit (`angleDegrees`).
  public var name: String
  public var value: Double

  public init(stage: String, name: String, value: Double) {
    self.stage = stage
    self.name = name
    self.value = value
  }
}

/// An affine map between pixel coordinates: x' = a·x + b·y + tx, y' = c·x + d·y + ty.
public struct PageTransform: Sendable, Hashable, Codable {
  public var a: Double
  public var b: Double
  public var c: Double
  public var d: Double
  public var tx: Double
  public var ty: Double

  public static let identity = PageTransform(a: 1, b: 0, c: 0, d: 1, tx: 0, ty: 0)

  public init(a: Double, b: Double, c: Double, d: Double, tx: Double, ty: Double) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
    self.tx = tx
    self.ty = ty
  }

  public func apply(x: Double, y: Double) -> (x: Double, y: Double) {
    (a * x + b * y + tx, c * x + d * y + ty)
  }

  /// The map that applies `first`, then this one.
  public func after(_ first: PageTransform) -> PageTransform {
    PageTransform(
      a: a * first.a + b * first.c, b: a * first.b + b * first.d,
      c: c * first.a + d * first.c, d: c * first.b + d * first.d,
      tx: a * first.tx + b * first.ty + tx, ty: c * first.tx + d * first.ty + ty)
  }

  /// The map back; `nil` for one that flattens everything onto a line.
  public var inverse: PageTransform? {
    let determinant = a * d - b * c
    guard determinant.isFinite, abs(determinant) > 1e-12 else { return nil }
    let (p, q, r, s) = (d / determinant, -b / determinant, -c / determinant, a / determinant)
    return PageTransform(a: p, b: q, c: r, d: s, tx: -(p * tx + q * ty), ty: -(r * tx + s * ty))
  }

  /// From a page turned clockwise to the page before, which was `width` × `height`.
  public static func quarterTurnsBack(
    _ quarterTurns: Int, width: Double, height: Double
  ) -> PageTransform {
    switch quarterTurns {
    case 1: PageTransform(a: 0, b: 1, c: -1, d: 0, tx: 0, ty: height)
    case 2: PageTransform(a: -1, b: 0, c: 0, d: -1, tx: width, ty: height)
    case 3: PageTransform(a: 0, b: -1, c: 1, d: 0, tx: width, ty: 0)
    default: .identity
    }
  }

  /// The smallest upright box around the mapped corners of `box`.
  public func apply(to box: Box) -> Box {
    let xs = [Double(box.left), Double(box.right)]
    let ys = [Double(box.top), Double(box.bottom)]
    let corners = xs.flatMap { x in ys.map { y in apply(x: x, y: y) } }
    let mappedX = corners.map(\.x)
    let mappedY = corners.map(\.y)
    return Box(
      left: Int((mappedX.min() ?? 0).rounded()), top: Int((mappedY.min() ?? 0).rounded()),
      right: Int((mappedX.max() ?? 0).rounded()), bottom: Int((mappedY.max() ?? 0).rounded()))
  }
}
