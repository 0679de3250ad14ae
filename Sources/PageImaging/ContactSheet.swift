import CLeptonica

/// Small pictures of a page after each of its cleaning steps, side by side with captions, so that a person can see
/// what cleaning did.
@safe public final class ContactSheet {
  /// Width of each picture, and of the whole sheet, in pixels.
  static let pictureWidth = 480
  static let sheetWidth = 2000
  /// Points of the captions; Leptonica has 4 to 20, even ones.
  private static let captionSize: Int32 = 8
  private static let spacing: Int32 = 16
  private static let white: Int32 = 0

  private let pictures: UnsafeMutablePointer<PIXA>
  private let font: UnsafeMutablePointer<L_BMF>

  /// An empty sheet.
  ///
  /// - Throws: ``ImagingError/operatorFailed(name:detail:)`` when there is no memory.
  public init() throws(ImagingError) {
    guard let pictures = unsafe pixaCreate(0) else { throw Self.noMemory }
    guard let font = unsafe bmfCreate(nil, Self.captionSize) else {
      var pictures: UnsafeMutablePointer<PIXA>? = unsafe pictures
      unsafe pixaDestroy(&pictures)
      throw Self.noMemory
    }
    unsafe self.pictures = pictures
    unsafe self.font = font
  }

  deinit {
    var pictures: UnsafeMutablePointer<PIXA>? = unsafe pictures
    var font: UnsafeMutablePointer<L_BMF>? = unsafe font
    unsafe pixaDestroy(&pictures)
    unsafe bmfDestroy(&font)
  }

  /// Adds a small copy of the page, in its colours, with a caption below.
  ///
  /// - Parameters:
  ///   - page: the page.
  ///   - caption: lines of ASCII; other characters are left out by the font.
  /// - Throws: ``ImagingError/operatorFailed(name:detail:)``.
  public func add(_ page: PageImage, caption: String) throws(ImagingError) {
    var small = unsafe Self.small(page)
    defer { unsafe pixDestroy(&small) }
    var colour = unsafe pixConvertTo32(small)
    defer { unsafe pixDestroy(&colour) }
    var framed = unsafe pixAddBorder(colour, 1, 0x8080_8000)
    defer { unsafe pixDestroy(&framed) }
    let captioned = unsafe pixAddTextlines(
      framed, font, caption, 0x0000_0000, Int32(L_ADD_BELOW))
    guard unsafe captioned != nil,
      unsafe pixaAddPix(pictures, captioned, Int32(L_INSERT)) == 0
    else { throw Self.noMemory }
  }

  /// The page at the sheet's scale, owned by the caller; `nil` when there is no memory.
  private static func small(_ page: PageImage) -> PageImage.Handle? {
    let factor = min(1, Float(pictureWidth) / Float(page.width))
    let side = min(page.width, page.height)
    // Leptonica's scaling by a factor refuses a strip that would come out less than one pixel high, and that
    // of bilevel pages, which takes 16 rows for one, also a strip of fewer rows.
    if Float(side) * factor >= 1, page.depth != 1 || side >= 16 {
      return page.depth == 1
        ? unsafe pixScaleToGray(page.pix, min(factor, 0.9))
        : unsafe pixScale(page.pix, factor, factor)
    }
    var grey = unsafe page.depth == 1 ? pixConvertTo8(page.pix, 0) : pixClone(page.pix)
    defer { unsafe pixDestroy(&grey) }
    return unsafe pixScaleToSize(
      grey, Int32(max(1, Float(page.width) * factor)), Int32(max(1, Float(page.height) * factor)))
  }

  /// Writes the sheet as PNG.
  ///
  /// - Throws: ``ImagingError/unwritable(path:detail:)``, also for a sheet without pictures.
  public func writePNG(to path: String) throws(ImagingError) {
    var sheet = unsafe pixaDisplayTiledInRows(
      pictures, 32, Int32(Self.sheetWidth), 1, Self.white, Self.spacing, 0)
    defer { unsafe pixDestroy(&sheet) }
    guard unsafe pixWrite(path, sheet, Int32(IFF_PNG)) == 0 else {
      throw .unwritable(path: path, detail: ImagingMessages.detail(or: "cannot write"))
    }
  }

  private static var noMemory: ImagingError {
    .operatorFailed(
      name: "sheet", detail: ImagingMessages.detail(or: "no memory for the small picture"))
  }
}
