import CLeptonica

/// Parts of a sheet that are darker than the rest and end sharply: shaded boxes, marker strokes, stains, folds.
///
/// The ground on tiles (``GroundEstimate``) is too coarse for them. Here it is measured for each pixel of the view, by a
/// grey closing with a square wider than strokes: it takes away the print and leaves what is wider where it is.
@safe final class Shades {
  /// Brightness of the ground where it is shaded, 0 elsewhere; 8 bits, as large as the view, `nil` without shades.
  let ground: MeasuringView.Handle?
  /// Share of the sheet that is shaded, 0…1.
  let share: Double

  /// Side of the closing's square, in em: strokes of bold headlines are narrower, and between the strokes of a character
  /// there is white within it.
  static let closingPerEm = 0.4
  /// A shade is so bright, as a share of the sheet around it: from where print can no longer be told to where it needs no
  /// flattening.
  static let brightness = (least: 0.35, most: 0.92)
  /// Smallest shade, in em: what is left of a character's strokes is no longer than it, what is left of a rule lower.
  static let smallest = (long: 2.5, short: 0.8)
  /// How far the soft rim of a shade reaches, in pixels of the view.
  static let rim: Int32 = 2

  /// - Parameter view: of a page, upright or not.
  init(on view: MeasuringView) {
    let em = GlyphSize(of: view).emPixels / Double(view.reduction)
    guard view.hasDarkTiles, em >= 5, let grey = unsafe view.grey else {
      unsafe ground = nil
      share = 0
      return
    }
    let side = Int32(em * Self.closingPerEm) | 1
    let closed = unsafe OwnedPix(pixCloseGray(grey, side, side))
    let mask = unsafe closed.pix.map { unsafe OwnedPix(Self.shaded($0, on: view, em: em)) }
    var count: Int32 = 0
    if let pix = unsafe mask?.pix { _ = unsafe pixCountPixels(pix, &count, nil) }
    share = Double(count) / Double(max(1, view.width * view.height))
    guard count > 0, let mask = unsafe mask?.pix, let pix = unsafe closed.pix else {
      unsafe ground = nil
      return
    }
    let outside = unsafe OwnedPix(pixInvert(nil, mask))
    unsafe pixSetMasked(pix, outside.pix, 0)
    unsafe ground = closed.release()
  }

  deinit { unsafe PageImage.destroy(ground) }

  /// Where the ground of each pixel is darker than that of its tile over more than a character's size; 1 bit.
  private static func shaded(
    _ closed: MeasuringView.Handle, on view: MeasuringView, em: Double
  ) -> MeasuringView.Handle? {
    guard let rows = unsafe GreyRows(closed),
      let all = unsafe pixCreate(
        Int32(rows.width), Int32(rows.height), 1)
    else { return nil }
    let darker = unsafe OwnedPix(all)
    unsafe mark(darkerThanTiles: rows, of: view, in: all)
    let long = Int32(em * smallest.long)
    let short = Int32(em * smallest.short)
    let level = unsafe OwnedPix(pixOpenBrick(nil, all, long, short))
    let upright = unsafe OwnedPix(pixOpenBrick(nil, all, short, long))
    guard let seeds = unsafe level.pix, let others = unsafe upright.pix else { return nil }
    let both = unsafe OwnedPix(pixOr(nil, seeds, others))
    let whole = unsafe OwnedPix(pixSeedfillBinary(nil, both.pix, darker.pix, 8))
    // In the middle of a large one the tiles are as dark as it is.
    let middles = unsafe OwnedPix(pixHolesByFilling(whole.pix, 4))
    if let whole = unsafe whole.pix, let middles = unsafe middles.pix {
      _ = unsafe pixOr(whole, whole, middles)
    }
    return unsafe pixDilateBrick(nil, whole.pix, 2 * rim + 1, 2 * rim + 1)
  }

  private static func mark(
    darkerThanTiles rows: GreyRows, of view: MeasuringView, in mask: MeasuringView.Handle
  ) {
    guard let data = unsafe mask.pointee.data else { return }
    let words = unsafe Int(mask.pointee.wpl)
    let side = MeasuringView.tileSide
    for y in 0..<rows.height {
      let row = unsafe rows.row(y)
      let target = unsafe data + y * words
      for word in 0..<words {
        // A word of 32 pixels is a tile wide.
        let light = Double(view.ground[y / side, min(word * 32 / side, view.ground.columns - 1)])
        let least = UInt8(light * brightness.least)
        let most = UInt8(light * brightness.most)
        var bits: UInt32 = 0
        for x in (word * 32)..<min(word * 32 + 32, rows.width) {
          let value = unsafe row[x ^ GreyRows.columnMask]
          if value >= least && value < most { bits |= 0x8000_0000 >> UInt32(x & 31) }
        }
        unsafe target[word] = bits
      }
    }
  }
}
