import CLeptonica
import DocumentModel

/// Lightens the soft dark lines of folds that run across or down a sheet, with the shadows beside them.
///
/// 8-bit pictures only; others are left as they are, and the depth stays. A fold darkens all that lies in it by the same
/// share, so its rows or columns are divided by how dark the sheet is there, and print in it stays. Folds are best level
/// (after a deskew). They run from border to border; rules end with the print, a tenth of the page before.
///
/// Measured with the default pipeline on 10 made pages each, cer_norm: a fold across beside punch holes 0.0174 → 0.0084,
/// at an angle to the lines 0.0247 → 0.0081, narrow and dark ones 0.0388 → 0.0158, two 0.0441 → 0.0076, down the
/// page 0.0203 → 0.0084. The same pages without a fold have 0.0080.
public struct DropFolds: PageOperator {
  public static let name = "drop-folds"
  /// Fewest folds that are worth the work.
  public var fewest = 1

  /// Share of the bands that must show a fold, 0…1: print may hide it in the others.
  static let leastCoverage = 0.8
  /// Most folds of a sheet in one direction; more lines are those of ruled paper or of a table.
  static let mostFolds = 3
  /// How far a fold reaches to each side, in em.
  static let corePerEm = 0.6
  /// How far its shadow does.
  static let reachPerEm = 4.0
  /// Length of the pieces that are lightened at a time, in em: a word of dashes must not be taken for the sheet.
  static let stepPerEm = 5.0

  public init() {}

  public func apply(to image: PageImage) throws(ImagingError) -> PageImage {
    let em = GlyphSize(of: image.measuringView).emPixels
    guard image.depth == 8, em >= 8 else { return image.noting([count(0)]) }
    var plumb = unsafe Self.folds(on: image.pix, em: em, traits: .plumbFolds)
    if !plumb.isEmpty {
      let rules = LevelRules(on: image.measuringView, em: em)
      plumb.removeAll { rules.crossings(of: $0) >= DropStreaks.crossingsOfTable }
    }
    // Folds across lie as those down a page do when it is turned on its side.
    let turned = unsafe OwnedPix(pixRotate90(image.pix, 1))
    let level =
      unsafe turned.pix.map { unsafe Self.folds(on: $0, em: em, traits: .levelFolds) } ?? []
    let found = plumb.count + level.count
    guard found >= max(1, fewest) else { return image.noting([count(found)]) }
    if !plumb.isEmpty {
      let page = unsafe OwnedPix(pixCopy(nil, image.pix))
      unsafe page.pix.map { unsafe Self.lighten(plumb, on: $0, em: em) }
      unsafe turned.replace(with: page.pix.flatMap { unsafe pixRotate90($0, 1) })
    }
    unsafe turned.pix.map { unsafe Self.lighten(level, on: $0, em: em) }
    return try unsafe image.replacing(
      with: turned.pix.flatMap { unsafe pixRotate90($0, -1) }, by: Self.name,
      noting: [count(found)])
  }

  private func count(_ folds: Int) -> Measure {
    Measure(stage: Self.name, name: "folds", value: Double(folds))
  }

  /// The folds that run down a picture.
  private static func folds(
    on pix: PageImage.Handle, em: Double, traits: StreakSearch.Traits
  ) -> [StreakSearch.Streak] {
    guard let rows = unsafe GreyRows(pix) else { return [] }
    let folds = StreakSearch(in: rows, em: em, traits: traits).streaks.filter {
      $0.coverage >= leastCoverage
    }
    return folds.count <= mostFolds ? folds : []
  }

  private static func lighten(
    _ folds: [StreakSearch.Streak], on pix: PageImage.Handle, em: Double
  ) {
    guard let rows = unsafe GreyRows(pix) else { return }
    for fold in folds {
      fold.lighten(
        rows, reach: Int(em * reachPerEm), core: Int(em * corePerEm), step: Int(em * stepPerEm))
    }
  }
}

extension StreakSearch.Traits {
  /// Down lines of print, which leave gaps between them.
  fileprivate static let plumbFolds = Self(
    bandPerEm: 2.5, largestDip: 0.72, isFromBorderToBorder: true)
  /// Along lines of print: each band has some gaps between characters, or a line's end.
  fileprivate static let levelFolds = Self(
    bandPerEm: 4, largestDip: 0.72, isFromBorderToBorder: true)
}
