import DocumentModel
import PageImaging

/// A page as the engine read it the first time, in the pixels of the picture that was read.
struct FirstReading {
  /// The picture that the lines are read on, without what was read across them.
  private(set) var image: PageImage
  /// The same with all that stands on it.
  let whole: PageImage
  /// Side of a character's em box on `image`.
  let emPixels: Double
  var measures: [Measure]
  var lines: [ReadLine] = []
  /// Lines that are hardly print: they go with the page, left out of the text.
  var doubted: [ReadLine] = []
  /// Lines that run across the others, by blocks.
  var orthogonal: [OrthogonalLine] = []
  var engine = Page.Engine.tesseract
  var writingMode: Page.WritingMode?
  /// The deadline passed before the last line was read.
  var isPartial = false

  init(image: PageImage, emPixels: Double, measures: [Measure]) {
    self.image = image
    whole = image
    self.emPixels = emPixels
    self.measures = measures
  }

  /// Mean confidence of all symbols, 0…1; `nil` without any.
  var confidence: Float? {
    let count = lines.reduce(0) { $0 + $1.symbols.count }
    guard count > 0 else { return nil }
    return lines.reduce(0) { $0 + $1.confidence * Float($1.symbols.count) } / Float(count)
  }

  /// Takes the lines that were read.
  mutating func take(_ result: LineReader.Result) {
    lines = result.lines
    doubted = result.doubted
    isPartial = result.isPartial
    if result.leftOut > 0 { note("linesLeftOut", Double(result.leftOut)) }
  }

  /// Takes what was read across the page's lines.
  mutating func take(_ result: OrthogonalReader.Result) {
    orthogonal = result.lines
    image = result.page
    note("orthogonalLines", Double(result.lines.count))
  }

  /// Whether no other line lies in a doubted one: several lines may have been taken for one high one.
  private func isNotReadOtherwise(_ line: ReadLine) -> Bool {
    !lines.contains { $0.box.share(in: line.box) >= MissedLines.covered }
  }

  mutating func note(_ name: String, _ value: Double) {
    measures.append(Measure(stage: "read", name: name, value: value))
  }

  /// The reading with its boxes at the scan's own scale.
  var pageReading: PageReading {
    let page = image.sizeAtScanScale
    let rules = image.rules.map { $0.divided(by: image.scale) }
    let tables = RuledTable.tables(of: rules)
    let toPicture = PageTransform(a: image.scale, b: 0, c: 0, d: image.scale, tx: 0, ty: 0)
    var reading = PageReading(
      width: page.width, height: page.height, dpi: image.dpi / image.scale,
      toSource: image.toSource.after(toPicture),
      lines: OrthogonalPlaces.lines(
        TableCells.inOrder(
          lines.map { $0.textLine(scale: image.scale, page: page) }, by: tables),
        with: orthogonal.map { $0.line.textLine(scale: image.scale, page: page, back: $0.back) },
        tables: tables, isVertical: writingMode == .verticalRL),
      isPartial: isPartial, measures: measures,
      engine: lines.isEmpty && doubted.isEmpty && orthogonal.isEmpty ? nil : engine,
      writingMode: writingMode, rules: rules)
    if let confidence = reading.meanConfidence {
      reading.measures.append(
        Measure(stage: "read", name: "meanConfidence", value: Double(confidence)))
    }
    reading.lines += doubted.filter(isNotReadOtherwise).map { line in
      var line = line.textLine(scale: image.scale, page: page)
      line.drop = Drop(stage: "read", reason: "too few characters for large print")
      return line
    }
    return reading
  }
}

extension PageImage {
  /// Width and height of the upright, level page in pixels of the scan.
  var sizeAtScanScale: (width: Int, height: Int) {
    (
      Int((Double(width) / scale).rounded()), Int((Double(height) / scale).rounded())
    )
  }
}

extension Box {
  /// The smallest box of whole pixels around it at another scale.
  func divided(by scale: Double) -> Box {
    Box(
      left: Int((Double(left) / scale).rounded(.down)),
      top: Int((Double(top) / scale).rounded(.down)),
      right: Int((Double(right) / scale).rounded(.up)),
      bottom: Int((Double(bottom) / scale).rounded(.up)))
  }
}
