import CLeptonica

/// Parts of a sheet that are darker than the rest and end sharply: shaded boxes, marker strokes, stains.
///
/// The ground on tiles (``GroundEstimate``) is too coarse for them. Here it is measured for each pixel of the view, by a
/// grey closing with a square wider than strokes: it takes away the print and leaves what is wider where it is. Panels
/// with light print on them, pictures and large print are no shades.
///
/// On ten made pages each, read by the default pipeline: lines in grey boxes 0.354 → 0.007 (character error rate), sharp
/// stains 0.355 → 0.022, marker strokes 0.030 → 0.009; clean and evenly lit pages have none. (November 2026.)
@safe final class Shades {
  /// Brightness of the ground where it is shaded, 0 elsewhere; 8 bits, as large as the view, `nil` without shades.
  let ground: MeasuringView.Handle?
  /// Share of the sheet that is shaded, 0…1.
  let share: Double

  /// Side of the closing's square, in em: strokes of bold headlines are narrower, and between the strokes of a character
  /// there is white within it.
  static let closingPerEm = 0.4
  /// Brightness under which nothing is a shade, as a share of the sheet's, and how far above that of the print's darkest
  /// tenth a shade is, as a share of what lies between that and the sheet: print could not be told from a darker one.
  static let darkest = (ofSheet: 0.35, abovePrint: 0.25)
  static let printPercent = 10
  /// Brightness up to which it is one, as a share of the sheet around it; lighter ones need no flattening.
  static let lightest = 0.92
  /// Smallest shade, in em: what is left of a character's strokes is no longer than it, what is left of a rule lower.
  static let smallest = (long: 2.5, short: 0.8)
  /// How far the soft rim of a shade reaches, in pixels of the view.
  static let rim: Int32 = 2
  /// A shade without print is lighter than large print, as a share of the sheet's brightness; it takes a share of its box
  /// that the strokes of a character do not, and has no light print in it: holes take less of its box.
  static let blank = (brightness: 0.55, share: 0.7, holes: 0.02)
  /// Of more pieces than these nothing is made: they are a picture's.
  static let most = 500

  /// - Parameter view: of a page, upright or not.
  init(on view: MeasuringView) {
    guard view.hasDarkTiles, let grey = unsafe view.grey,
      case let em = GlyphSize(of: view).emPixels / Double(view.reduction), em >= 5
    else {
      unsafe ground = nil
      share = 0
      return
    }
    let side = Int32(em * Self.closingPerEm) | 1
    let closed = unsafe OwnedPix(pixCloseGray(grey, side, side))
    let mask = unsafe OwnedPix(closed.pix.flatMap { unsafe Self.shaded($0, on: view, em: em) })
    var count: Int32 = 0
    if let mask = unsafe mask.pix { _ = unsafe pixCountPixels(mask, &count, nil) }
    share = Double(count) / Double(max(1, view.width * view.height))
    let outside = unsafe OwnedPix(mask.pix.flatMap { unsafe pixInvert(nil, $0) })
    guard count > 0, let outside = unsafe outside.pix, let pix = unsafe closed.pix else {
      unsafe ground = nil
      return
    }
    _ = unsafe pixSetMasked(pix, outside, 0)
    unsafe ground = closed.release()
  }

  deinit { unsafe PageImage.destroy(ground) }

  /// Where the ground of each pixel is darker than that of its tile over more than a character's size; 1 bit.
  private static func shaded(
    _ closed: MeasuringView.Handle, on view: MeasuringView, em: Double
  ) -> MeasuringView.Handle? {
    let levels = unsafe ShadeLevels(closed, on: view)
    guard let darker = unsafe levels?.darkerThanTile.pix,
      let darkerThanSheet = unsafe levels?.darkerThanSheet.pix,
      let lightEnough = unsafe levels?.lighterThanPrint.pix
    else { return nil }
    let long = Int32(em * smallest.long)
    let short = Int32(em * smallest.short)
    let level = unsafe OwnedPix(pixOpenBrick(nil, darker, long, short))
    let upright = unsafe OwnedPix(pixOpenBrick(nil, darker, short, long))
    guard let seeds = unsafe level.pix, let others = unsafe upright.pix else { return nil }
    let both = unsafe OwnedPix(pixOr(nil, seeds, others))
    let whole = unsafe OwnedPix(pixSeedfillBinary(nil, both.pix, darker, 8))
    // In the middle of a large one the tiles are as dark as it is.
    let middles = unsafe OwnedPix(pixHolesByFilling(whole.pix, 4))
    guard let shades = unsafe whole.pix, let filling = unsafe middles.pix else { return nil }
    let white = unsafe OwnedPix(pixSubtract(nil, filling, darkerThanSheet))
    guard let holes = unsafe white.pix else { return nil }
    _ = unsafe pixAnd(filling, filling, darkerThanSheet)
    _ = unsafe pixOr(shades, shades, filling)
    unsafe dropPanels(from: shades, holes: holes, closed: closed, on: view)
    _ = unsafe pixDilateBrick(shades, shades, 2 * rim + 1, 2 * rim + 1)
    // Large print in a shade, and what reaches into it.
    return unsafe pixAnd(nil, shades, lightEnough)
  }

  /// Takes out what is no shade: panels with light print, strokes of large print, pictures.
  ///
  /// - Parameters:
  ///   - shades: 1 bit.
  ///   - holes: what is light within them; 1 bit.
  ///   - closed: ground of each pixel.
  ///   - view: the page.
  private static func dropPanels(
    from shades: MeasuringView.Handle, holes: MeasuringView.Handle, closed: MeasuringView.Handle,
    on view: MeasuringView
  ) {
    let pieces = unsafe MeasuringView.components(of: shades)
    guard pieces.count <= most, let grey = unsafe view.grey, let greys = unsafe GreyRows(grey),
      let grounds = unsafe GreyRows(closed)
    else {
      _ = unsafe pixClearAll(shades)
      return
    }
    for piece in pieces {
      let columns = piece.x..<(piece.x + piece.width)
      let rows = piece.y..<(piece.y + piece.height)
      let print = unsafe Levels(greys.histogram(columns: columns, rows: rows, where: shades))
      let ground = unsafe Levels(grounds.histogram(columns: columns, rows: rows, where: shades))
      let area = piece.width * piece.height
      let light = unsafe Levels(greys.histogram(columns: columns, rows: rows, where: holes))
      let isBlank =
        print.isBlank && ground.isLighter(than: blank.brightness, of: view.paper)
        && !light.fills(blank.holes, of: area)
      // Light that falls off towards the border is no picture, and what touches it no character.
      let isAtBorder =
        columns.lowerBound == 0 || rows.lowerBound == 0 || columns.upperBound == view.width
        || rows.upperBound == view.height
      let isEven = !ground.isUneven && ground.fills(blank.share, of: area)
      let isShade =
        isBlank ? isAtBorder || isEven : print.isDarkOnLighter && (isAtBorder || !ground.isUneven)
      guard !isShade else { continue }
      _ = unsafe pixRasterop(
        shades, Int32(piece.x), Int32(piece.y), Int32(piece.width), Int32(piece.height),
        Int32(PIX_CLR), nil, 0, 0)
    }
  }

  /// What the counts of each brightness in a piece say.
  private struct Levels {
    /// Share of the piece that print takes at least, 0…1; a line of characters has a tenth.
    private static let leastPrint = 0.01
    private static let mostRim = 0.1
    /// How far print differs from its ground, and how far a ground from itself, as a share of it.
    private static let differs = 0.2
    private static let uneven = 0.4

    private let counts: [Int]
    private let median: Double

    init(_ counts: [Int]) {
      self.counts = counts
      median = Double(GroundEstimate.percentile(50, of: counts))
    }

    private var dark: Int { counts[..<Int(median * (1 - Self.differs))].reduce(0, +) }
    private var light: Int {
      counts[min(256, Int(median * (1 + Self.differs)) + 1)...].reduce(0, +)
    }
    private var all: Int { counts.reduce(0, +) }

    /// Whether it has print, and more of it is darker than the ground than is lighter: light print would drown in white.
    var isDarkOnLighter: Bool {
      dark > light && Double(dark) > Double(all) * Self.leastPrint
    }

    /// Whether it has neither dark nor light print; its rim is light.
    var isBlank: Bool {
      Double(dark) <= Double(all) * Self.leastPrint && Double(light) <= Double(all) * Self.mostRim
    }

    func isLighter(than share: Double, of brightness: Int) -> Bool {
      median > Double(brightness) * share
    }

    /// Whether it takes this share of an area in pixels.
    func fills(_ share: Double, of area: Int) -> Bool { Double(all) >= Double(area) * share }

    /// Whether it has no one brightness: a picture.
    var isUneven: Bool {
      let spread =
        GroundEstimate.percentile(90, of: counts) - GroundEstimate.percentile(10, of: counts)
      return Double(spread) > median * Self.uneven
    }
  }
}

/// What the ground of each pixel says, beside that of its tile and of the sheet; masks of 1 bit.
@safe private struct ShadeLevels {
  /// Darker than the tile and lighter than print.
  let darkerThanTile: OwnedPix
  /// Darker than the sheet and lighter than print.
  let darkerThanSheet: OwnedPix
  let lighterThanPrint: OwnedPix

  /// - Parameters:
  ///   - closed: ground of each pixel; 8 bits, as large as the view.
  ///   - view: the page.
  init?(_ closed: MeasuringView.Handle, on view: MeasuringView) {
    guard let rows = unsafe GreyRows(closed) else { return nil }
    let ink = ShowThrough.inkLevel(on: view, percent: Shades.printPercent)
    let least = max(Shades.darkest.ofSheet, ink + Shades.darkest.abovePrint * (1 - ink))
    let light = { (tile: UInt8) in Double(max(Int(tile), view.paper)) }
    let masks = [
      Self.mask(of: rows, on: view) { value, tile in
        value >= light(tile) * least && value < Double(tile) * Shades.lightest
      },
      Self.mask(of: rows, on: view) { value, tile in
        value >= light(tile) * least && value < light(tile) * Shades.lightest
      },
      Self.mask(of: rows, on: view) { value, tile in value >= light(tile) * least },
    ]
    guard masks.allSatisfy({ unsafe $0.pix != nil }) else { return nil }
    darkerThanTile = masks[0]
    darkerThanSheet = masks[1]
    lighterThanPrint = masks[2]
  }

  /// The pixels that a condition holds for, by their brightness and that of their tile.
  private static func mask(
    of rows: GreyRows, on view: MeasuringView, where condition: (Double, UInt8) -> Bool
  ) -> OwnedPix {
    let mask = unsafe OwnedPix(pixCreate(Int32(rows.width), Int32(rows.height), 1))
    guard let pix = unsafe mask.pix, let data = unsafe pix.pointee.data else { return mask }
    let words = unsafe Int(pix.pointee.wpl)
    var holds = [Bool](repeating: false, count: 256)
    var tile: UInt8?
    for y in 0..<rows.height {
      let row = unsafe rows.row(y)
      for word in 0..<words {
        // A word of 32 pixels is a tile wide.
        let column = min(word * 32 / MeasuringView.tileSide, view.ground.columns - 1)
        let ground = view.ground[y / MeasuringView.tileSide, column]
        if ground != tile {
          for value in holds.indices { holds[value] = condition(Double(value), ground) }
          tile = ground
        }
        var bits: UInt32 = 0
        for x in (word * 32)..<min(word * 32 + 32, rows.width) {
          let isSet = holds[unsafe Int(row[x ^ GreyRows.columnMask])]
          if isSet { bits |= 0x8000_0000 >> UInt32(x & 31) }
        }
        unsafe data[y * words + word] = bits
      }
    }
    return mask
  }
}
