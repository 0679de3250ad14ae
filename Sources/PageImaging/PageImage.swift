package import CLeptonica
public import DocumentModel

/// PageImaging turns the picture of a page into one that reads well: reading picture files, the cleaning
/// operators, and the measures that tell each of them whether there is something to do.
///
/// A `PageImage` owns one Leptonica picture and never changes it; operators make new ones. It is not
/// `Sendable`: Leptonica's reference counts are not atomic, and a worker has one thread.
///
/// Why it is so: measures are taken on a copy reduced to about 1200 pixels across, with its own
/// threshold (``MeasuringView``), since deciding at full size would cost more than it saves; only what
/// changes the picture touches all its pixels.
@safe public final class PageImage {
  package typealias Handle = UnsafeMutablePointer<PIX>

  /// 1, 8 or 32 bits per pixel, without colour map and transparency; 1-bit ink is 1.
  package let pix: Handle
  /// Pixels per inch as the file states; 0 when it does not say.
  public let dpi: Double
  /// This picture's pixels per pixel of the scan: 1 until a rescale.
  public let scale: Double
  /// From this picture's pixels to those of the picture in the source.
  public let toSource: PageTransform
  /// What the operators found so far, in order.
  public let measures: [Measure]
  /// The file ends before the picture does; the missing part is white.
  public let isTruncated: Bool

  /// Boxes of the rules of tables that were taken off it, in its pixels.
  public let rules: [DocumentModel.Box]

  private var cachedView: MeasuringView?

  package init?(
    owning pix: Handle?, dpi: Double, scale: Double = 1, toSource: PageTransform = .identity,
    measures: [Measure] = [], isTruncated: Bool = false, rules: [DocumentModel.Box] = []
  ) {
    guard let pix = unsafe pix else { return nil }
    unsafe self.pix = pix
    self.dpi = dpi
    self.scale = scale
    self.toSource = toSource
    self.measures = measures
    self.isTruncated = isTruncated
    self.rules = rules
  }

  deinit {
    var handle: Handle? = unsafe pix
    unsafe pixDestroy(&handle)
  }

  public var width: Int { unsafe Int(pix.pointee.w) }
  public var height: Int { unsafe Int(pix.pointee.h) }
  /// Bits per pixel: 1, 8 or 32.
  public var depth: Int { unsafe Int(pix.pointee.d) }

  /// Whether both have the very same pixels: an operator that finds nothing to do hands its picture on.
  public func hasPixels(of other: PageImage) -> Bool { unsafe pix == other.pix }

  /// The value of the last measure of that name, if an operator took it.
  public func measure(_ name: String, of stage: String) -> Double? {
    measures.last { $0.stage == stage && $0.name == name }?.value
  }

  /// The reduced copy on which measures are taken, made at the first call.
  var measuringView: MeasuringView {
    if let cachedView { return cachedView }
    let view = MeasuringView(of: self)
    cachedView = view
    return view
  }

  /// The same pixels with further measures.
  func noting(_ found: [Measure]) -> PageImage {
    samePixels(measures: measures + found, rules: rules)
  }

  /// The same pixels, from which rules were taken.
  func ruled(by found: [DocumentModel.Box]) -> PageImage {
    samePixels(measures: measures, rules: rules + found)
  }

  private func samePixels(measures: [Measure], rules: [DocumentModel.Box]) -> PageImage {
    guard
      let image = unsafe PageImage(
        owning: pixClone(pix), dpi: dpi, scale: scale, toSource: toSource, measures: measures,
        isTruncated: isTruncated, rules: rules)
    else { return self }
    image.cachedView = cachedView
    return image
  }

  /// A page with other pixels, made from this one.
  ///
  /// - Parameters:
  ///   - pixels: the new picture, owned by the result; `nil` is a failure of the operator.
  ///   - stage: the operator's name.
  ///   - back: from the new picture's pixels to this one's.
  ///   - factor: new pixels per old pixel.
  ///   - found: the operator's measures.
  /// - Returns: the page with the new pixels, and with the maps and measures brought up to date.
  /// - Throws: ``ImagingError/operatorFailed(name:detail:)``.
  func replacing(
    with pixels: Handle?, by stage: String, back: PageTransform = .identity, factor: Double = 1,
    noting found: [Measure] = []
  ) throws(ImagingError) -> PageImage {
    let onward = back.inverse ?? .identity
    guard
      let image = unsafe PageImage(
        owning: pixels, dpi: dpi * factor, scale: scale * factor, toSource: toSource.after(back),
        measures: measures + found, isTruncated: isTruncated,
        rules: rules.map(onward.apply(to:)))
    else {
      throw .operatorFailed(
        name: stage, detail: ImagingMessages.detail(or: "no memory for the new picture"))
    }
    return image
  }
}
