import CLeptonica

/// What of the ink that touches the picture's border is the scanner's: black margins, the rim of a lid, ragged edges.
///
/// A fold, a rule or a crack that runs over the sheet touches the border as well, and has the print that it crosses hang
/// on to it. What is wide is the scanner's, and what lies close to the border, and thin pieces without print along their side;
/// the rest is left to the page.
enum ScannerEdge {
  /// Width from which ink is wider than any stroke, as a share of the view's short side: a character has a fiftieth of it,
  /// its strokes a tenth of that, those of headlines a third.
  static let wide = 0.01
  /// How far from the border everything that hangs on to it is the scanner's, as a share of the short side.
  static let margin = 0.025
  /// Brightness, as a share of the sheet's, under which what lies beside the sheet is told from it.
  static let lidBrightness = 0.85
  /// How far from its side a thin piece is the edge of a sheet, as a share of the picture; farther in it is a fold.
  static let side = 0.1
  /// Length of a thin piece, in its widths (of its box), that holds no print.
  static let thin = 8

  /// The part of ink that is the scanner's.
  ///
  /// - Parameter outer: pieces of ink that touch the border; 1 bit.
  /// - Returns: 1 bit, as large; `nil` where memory is short.
  static func part(of outer: MeasuringView.Handle) -> MeasuringView.Handle? {
    let width = unsafe Int32(outer.pointee.w)
    let height = unsafe Int32(outer.pointee.h)
    let short = Double(min(width, height))
    let side = max(3, Int32(short * wide)) | 1
    let margin = max(3, Int32(short * Self.margin))
    guard let edge = unsafe pixOpenBrick(nil, outer, side, side) else { return nil }
    // An opening takes the corners and the rough rim of what it keeps.
    _ = unsafe pixDilateBrick(edge, edge, side, side)
    _ = unsafe pixAnd(edge, edge, outer)
    unsafe addMargins(of: outer, to: edge, width: margin)
    unsafe addThinPieces(of: outer, to: edge, width: side)
    return unsafe edge
  }

  /// What lies beside the sheet and is no ink, as the grey lid of a scanner around a sheet that lies askew.
  ///
  /// - Parameter view: of a page whose light is even.
  /// - Returns: 1 bit, as large as the view, up to ``margin`` from its border; `nil` where memory is short.
  static func lid(of view: MeasuringView) -> MeasuringView.Handle? {
    guard let grey = unsafe view.grey else { return nil }
    let dark = unsafe OwnedPix(
      pixThresholdToBinary(grey, Int32(Double(view.paper) * lidBrightness)))
    guard let all = unsafe dark.pix else { return nil }
    let inner = unsafe OwnedPix(pixRemoveBorderConnComps(all, 8))
    let outer = unsafe OwnedPix(inner.pix.flatMap { unsafe pixXor(nil, all, $0) })
    guard let found = unsafe outer.pix, let lid = unsafe pixCreateTemplate(all) else { return nil }
    let short = Double(min(view.width, view.height))
    unsafe addMargins(of: found, to: lid, width: max(3, Int32(short * margin)))
    // Print on a tinted band that runs to the border keeps its strokes and their rims.
    let print = unsafe OwnedPix(view.ink.flatMap { unsafe pixDilateBrick(nil, $0, 7, 7) })
    if let print = unsafe print.pix { _ = unsafe pixSubtract(lid, lid, print) }
    return unsafe lid
  }

  /// Adds what of some ink lies at the border of the picture.
  private static func addMargins(
    of ink: MeasuringView.Handle, to edge: MeasuringView.Handle, width margin: Int32
  ) {
    let width = unsafe Int32(ink.pointee.w)
    let height = unsafe Int32(ink.pointee.h)
    for (x, y, w, h) in [
      (0, 0, width, margin), (0, height - margin, width, margin),
      (0, 0, margin, height), (width - margin, 0, margin, height),
    ] {
      _ = unsafe pixRasterop(edge, x, y, w, h, Int32(PIX_SRC | PIX_DST), ink, x, y)
    }
  }

  /// Adds those pieces that are left and are no wider than `width` but long, along the nearest side.
  private static func addThinPieces(
    of outer: MeasuringView.Handle, to edge: MeasuringView.Handle, width: Int32
  ) {
    let rest = unsafe OwnedPix(pixSubtract(nil, outer, edge))
    for piece in unsafe MeasuringView.components(of: rest.pix) {
      let narrow = min(piece.width, piece.height)
      guard narrow <= Int(width), max(piece.width, piece.height) >= thin * narrow,
        unsafe isAtItsSide(piece, of: outer)
      else { continue }
      let (x, y) = (Int32(piece.x), Int32(piece.y))
      let (w, h) = (Int32(piece.width), Int32(piece.height))
      _ = unsafe pixRasterop(edge, x, y, w, h, Int32(PIX_SRC | PIX_DST), outer, x, y)
    }
  }

  /// Whether a level piece lies at the top or the foot, a plumb one on the left or the right.
  private static func isAtItsSide(
    _ piece: MeasuringView.Component, of picture: MeasuringView.Handle
  ) -> Bool {
    let isLevel = piece.width > piece.height
    let length = unsafe Double(isLevel ? picture.pointee.h : picture.pointee.w)
    let middle =
      isLevel
      ? Double(piece.y) + Double(piece.height) / 2 : Double(piece.x) + Double(piece.width) / 2
    return min(middle, length - middle) <= length * side
  }
}
