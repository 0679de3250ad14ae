import CLeptonica
import Foundation

extension PageImage {
  /// Writes a PDF of one page and one picture, coded as the file has it where PDF knows the coding.
  ///
  /// JPEG, JPEG 2000 and PNG pass untouched; pictures of one bit become CCITT G4, and all others are packed
  /// without loss.
  ///
  /// - Parameters:
  ///   - path: the picture file.
  ///   - frame: number of the frame in a TIFF, from 0.
  ///   - pdf: where the PDF goes.
  ///   - pixelLimitMegapixels: larger pictures are refused, before they are decoded.
  /// - Returns: what the picture in it is like.
  /// - Throws: ``ImagingError`` as ``read(path:frame:pixelLimitMegapixels:honoursOrientation:)``, and
  ///   ``ImagingError/unwritable(path:detail:)``.
  public static func writePDF(
    ofPicture path: String, frame: Int, to pdf: String, pixelLimitMegapixels: Int
  ) throws(ImagingError) -> PDFPicture {
    _ = ImagingMessages.take()
    let file = try bytes(of: path)
    let size = try pictureSize(path: path, frame: frame, header: PictureHeader(file))
    try check(
      width: size.width, height: size.height, of: path, pixelLimitMegapixels: pixelLimitMegapixels)
    guard let coded = try unsafe coding(of: path, frame: frame, isTIFF: size.isTIFF, beside: pdf)
    else {
      throw .unreadable(path: path, detail: ImagingMessages.detail(or: "damaged picture"))
    }
    let (width, height) = unsafe (Int(coded.pointee.w), Int(coded.pointee.h))
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    let isInverted =
      unsafe coded.pointee.type == Int32(L_JPEG_ENCODE) && coded.pointee.spp == 4
      && file.prefix(1 << 16).range(of: Data([0xFF, 0xEE])) != nil
    let samples = unsafe coded.pointee.spp
    let isPlain =
      unsafe coded.pointee.type != Int32(L_JP2K_ENCODE) && (samples == 1 || samples == 3)
    // The coded picture is the library's from here on.
    guard unsafe cidConvertToPdfData(coded, nil, &bytes, &count) == 0, let bytes = unsafe bytes
    else {
      throw .unreadable(path: path, detail: ImagingMessages.detail(or: "cannot be put into a PDF"))
    }
    defer { unsafe free(bytes) }
    do {
      try unsafe Data(bytesNoCopy: bytes, count: count, deallocator: .none)
        .write(to: URL(fileURLWithPath: pdf))
    } catch {
      throw .unwritable(path: pdf, detail: error.localizedDescription)
    }
    return PDFPicture(width: width, height: height, isInverted: isInverted, isPlain: isPlain)
  }

  private static func coding(
    of path: String, frame: Int, isTIFF: Bool, beside pdf: String
  ) throws(ImagingError) -> UnsafeMutablePointer<L_Compressed_Data>? {
    var coded: UnsafeMutablePointer<L_Compressed_Data>?
    var format: Int32 = 0
    _ = unsafe findFileFormat(path, &format)
    if [IFF_JFIF_JPEG, IFF_JP2].map(Int32.init).contains(format) {
      _ = unsafe l_generateCIDataForPdf(path, nil, 0, &coded)
      return unsafe coded
    }
    let decoded = unsafe isTIFF ? pixReadTiff(path, Int32(frame)) : pixRead(path)
    guard let decoded = unsafe decoded else {
      throw .unreadable(path: path, detail: ImagingMessages.detail(or: "damaged picture"))
    }
    let picture = unsafe OwnedPix(decoded)
    defer { withExtendedLifetime(picture) {} }
    let (depth, samples) = unsafe (decoded.pointee.d, decoded.pointee.spp)
    if depth == 1, unsafe decoded.pointee.colormap == nil {
      // By way of a file of our choosing: the library's own would lie in /tmp, where no worker may write.
      let strip = pdf + ".tif"
      defer { unsafe unlink(strip) }
      if unsafe pixWriteTiff(strip, decoded, Int32(IFF_TIFF_G4), "w") == 0 {
        unsafe coded = l_generateG4Data(strip, 0)
      }
    } else if format == Int32(IFF_PNG), samples != 4, depth != 16 {
      _ = unsafe l_generateCIDataForPdf(path, nil, 0, &coded)
    } else {
      unsafe picture.replace(with: plain(decoded))
      _ = unsafe pixGenerateCIData(picture.pix, Int32(L_FLATE_ENCODE), 0, 0, &coded)
    }
    return unsafe coded
  }
}

/// The picture of a PDF that was made of it.
public struct PDFPicture: Sendable, Hashable {
  /// In pixels.
  public var width: Int
  public var height: Int
  /// Whether it is a JPEG in inks whose samples are inverted, as Adobe's programs write them.
  public var isInverted: Bool
  /// Whether it is grey or of red, green and blue, and coded otherwise than as JPEG 2000: what PDF/A takes as it is.
  public var isPlain: Bool
}
