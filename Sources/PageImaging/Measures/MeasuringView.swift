import CLeptonica

/// A reduced copy of a page on which measures are taken: its grey levels and its ink.
///
/// Reduced by 2, 4, 8 … so that it is 900 to 1800 pixels across. Ink is what is clearly darker than its
/// surroundings (32 × 32 pixel tiles); scanner borders (``ScannerEdge``) are left out.
@safe final class MeasuringView {
  typealias Handle = PageImage.Handle

  /// Pixels of the page per pixel of the view: 1, 2, 4, ….
  let reduction: Int
  let width: Int
  let height: Int
  /// 8 bits per pixel.
  let grey: Handle?
  /// 1 bit per pixel, ink is 1.
  let ink: Handle?
  /// Dark scanner borders; 1 bit per pixel, `nil` when there are none.
  let edge: Handle?
  /// Typical brightness of the sheet, 0…255: median of the tiles' grounds.
  let paper: Int
  /// Brightness of the ground in each tile, 0…255, row by row.
  let ground: TileMap
  /// Brightness at which ink begins where the ground is 255.
  let threshold: Int
  /// Difference between the mean brightness of ground and ink, 0…255; small on blank sheets.
  let contrast: Double

  /// Whether a tile inside the sheet has a median darker than the ground around it (``GroundEstimate/darkMedian``).
  let hasDarkTiles: Bool

  /// Boxes of the connected pieces of ink (8-connected), in pixels of the view.
  lazy var components: [Component] = unsafe Self.components(of: ink)

  /// What of the other side shows through, measured at the first call.
  lazy var showThrough = ShowThrough(of: self)

  /// The box of a connected piece of ink.
  struct Component {
    var x: Int
    var y: Int
    var width: Int
    var height: Int
  }

  /// Widest short side of a view, in pixels; above it the page is halved again.
  static let widestShortSide = 1800
  /// Side of the tiles on which the ground is measured, in pixels of the view.
  static let tileSide = 32

  init(of image: PageImage) {
    var reduction = 1
    var reduced: Handle? = unsafe Self.copy(image.pix)
    // A long strip is halved by its long side, until its short one would vanish.
    let shortSide = min(image.width, image.height)
    var size = max(shortSide, max(image.width, image.height) / 4)
    while size > Self.widestShortSide, shortSide / reduction >= Self.tileSide {
      unsafe Self.replace(&reduced, by: Self.half(reduced))
      reduction *= 2
      size /= 2
    }
    unsafe Self.replace(&reduced, by: Self.grey(reduced))
    self.reduction = reduction
    unsafe grey = reduced
    guard let grey = unsafe reduced, let rows = unsafe GreyRows(grey) else {
      width = 0
      height = 0
      unsafe ink = nil
      unsafe edge = nil
      paper = 255
      ground = TileMap(columns: 0, rows: 0, values: [])
      threshold = 0
      contrast = 0
      hasDarkTiles = false
      return
    }
    width = rows.width
    height = rows.height
    let tiles = GroundEstimate(of: rows, tileSide: Self.tileSide)
    paper = tiles.paper
    ground = tiles.ground
    threshold = tiles.threshold
    contrast = tiles.contrast
    hasDarkTiles = tiles.hasDarkTiles
    let dark = unsafe tiles.ink(of: rows)
    let inner = unsafe OwnedPix(dark.flatMap { unsafe pixRemoveBorderConnComps($0, 8) })
    let outer = unsafe OwnedPix(dark.flatMap { unsafe pixXor(nil, $0, inner.pix ?? $0) })
    var isEmpty: Int32 = 1
    if let outer = unsafe outer.pix { _ = unsafe pixZero(outer, &isEmpty) }
    guard isEmpty == 0, let dark = unsafe dark,
      let scanner = unsafe outer.pix.flatMap({ unsafe ScannerEdge.part(of: $0) })
    else {
      unsafe PageImage.destroy(dark)
      unsafe ink = inner.release()
      unsafe edge = nil
      return
    }
    _ = unsafe pixSubtract(dark, dark, scanner)
    unsafe ink = dark
    unsafe edge = scanner
  }

  deinit {
    unsafe PageImage.destroy(grey)
    unsafe PageImage.destroy(ink)
    unsafe PageImage.destroy(edge)
  }

  /// Whether the middle of the sheet is mostly dark, with lighter print on it.
  var isLightOnDark: Bool {
    guard let grey = unsafe grey, let rows = unsafe GreyRows(grey) else { return false }
    let histogram = rows.histogram(
      columns: (width / 5)..<(width - width / 5), rows: (height / 5)..<(height - height / 5))
    let total = histogram.reduce(0, +)
    guard total > 0 else { return false }
    let dark = histogram[..<96].reduce(0, +)
    let light = histogram[160...].reduce(0, +)
    return dark * 10 > total * 7 && light * 200 > total
  }

  private static func copy(_ pix: Handle) -> Handle? {
    unsafe pixClone(pix)
  }

  private static func half(_ pix: Handle?) -> Handle? {
    guard let pix = unsafe pix else { return nil }
    if unsafe pix.pointee.d == 1 { return unsafe pixScaleToGray2(pix) }
    return unsafe pixScaleAreaMap2(pix)
  }

  private static func grey(_ pix: Handle?) -> Handle? {
    guard let pix = unsafe pix else { return nil }
    return unsafe pixConvertTo8(pix, 0)
  }

  private static func replace(_ pix: inout Handle?, by other: Handle?) {
    unsafe PageImage.destroy(pix)
    unsafe pix = other
  }

  static func components(of ink: Handle?) -> [Component] {
    guard let ink = unsafe ink else { return [] }
    var boxes: UnsafeMutablePointer<BOXA>? = unsafe pixConnCompBB(ink, 8)
    defer { unsafe boxaDestroy(&boxes) }
    guard let boxes = unsafe boxes else { return [] }
    let count = unsafe boxaGetCount(boxes)
    return (0..<count).map { i in
      var x: Int32 = 0
      var y: Int32 = 0
      var width: Int32 = 0
      var height: Int32 = 0
      _ = unsafe boxaGetBoxGeometry(boxes, i, &x, &y, &width, &height)
      return Component(x: Int(x), y: Int(y), width: Int(width), height: Int(height))
    }
  }
}

/// A coarse map of brightness over a page.
struct TileMap {
  var columns: Int
  var rows: Int
  /// Row by row, 0…255.
  var values: [UInt8]

  subscript(row: Int, column: Int) -> UInt8 { values[row * columns + column] }
}
