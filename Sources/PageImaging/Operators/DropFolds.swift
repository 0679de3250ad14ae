import CLeptonica
import DocumentModel

/// Lightens the soft dark lines of folds that run across or down a sheet, with the shadows beside them.
///
/// 8-bit pictures only; others are left as they are, and the depth stays. A fold darkens all that lies in it by the same
/// share, so its rows or columns are divided by how dark the sheet is there, and print in it stays. Folds are best level
/// (after a deskew), and run from border to border as no rule does.
///
/// Measured with the default pipeline on 10 made pages each, cer_norm: a fold across beside punch holes 0.0174 → 0.0084,
/// at an angle to the lines 0.0247 → 0.0092, narrow and dark ones 0.0388 → 0.0158, two 0.0441 → 0.0076, down the
/// page 0.0203 → 0.0084. The same pages without a fold have 0.0080.
public struct DropFolds: PageOperator {
  public static let name = "drop-folds"
  /// Fewest folds that are worth the work.
  public var fewest = 1

  /// Share of the bands that must show a fold, 0…1: print may hide it in the others.
  static let leastCoverage = 0.8
  /// Most folds of a sheet in one direction; more lines are those of ruled paper or of a table.
  static let mostFolds = 3
  /// How far a fold and its shadow reach to each side, in em.
  static let reachPerEm = 4.0
  /// Length of the pieces that are lightened at a time, in em: a word of dashes must not be taken for the sheet.
  static let stepPerEm = 5.0

  public init() {}

  public func apply(to image: PageImage) throws(ImagingError) -> PageImage {
    let em = GlyphSize(of: image.measuringView).emPixels
    guard image.depth == 8, em >= 8 else { return image.noting([count(0)]) }
    // Folds across lie as streaks do on a page that is turned on its side.
    let page = unsafe OwnedPix(pixCopy(nil, image.pix))
    let plumb = Self.lighten(page, em: em, traits: .plumbFolds)
    unsafe page.replace(with: page.pix.flatMap { unsafe pixRotate90($0, 1) })
    let level = Self.lighten(page, em: em, traits: .levelFolds)
    let found = [count(plumb + level)]
    guard plumb + level >= max(1, fewest) else { return image.noting(found) }
    return try unsafe image.replacing(
      with: page.pix.flatMap { unsafe pixRotate90($0, -1) }, by: Self.name, noting: found)
  }

  private func count(_ folds: Int) -> Measure {
    Measure(stage: Self.name, name: "folds", value: Double(folds))
  }

  /// Lightens the folds that run down a picture.
  ///
  /// - Returns: their number.
  private static func lighten(
    _ picture: OwnedPix, em: Double, traits: StreakSearch.Traits
  ) -> Int {
    guard let rows = unsafe picture.pix.flatMap({ unsafe GreyRows($0) }) else { return 0 }
    let folds = StreakSearch(in: rows, em: em, traits: traits).streaks.filter {
      $0.coverage >= leastCoverage
    }
    guard folds.count <= mostFolds else { return 0 }
    for fold in folds {
      fold.lighten(rows, reach: Int(em * reachPerEm), step: Int(em * stepPerEm))
    }
    return folds.count
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
