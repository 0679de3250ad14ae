import CLeptonica
import DocumentModel
import Foundation

extension PageImage {
  /// Reads one frame of a picture file as an upright page of dark print on a light ground.
  ///
  /// The format is told by content. EXIF orientation is honoured, transparency is laid on white, colour
  /// maps are resolved, 16-bit samples become 8-bit ones, and a page of light print on a dark ground is
  /// turned to its opposite.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - frame: number of the frame in a TIFF, from 0; other formats have frame 0 only.
  ///   - pixelLimitMegapixels: larger pictures are refused, before they are decoded.
  ///   - honoursOrientation: whether an EXIF orientation counts; PDF ignores it.
  /// - Returns: a page of 1, 8 or 32 bits per pixel. What can be decoded of a truncated JPEG is returned
  ///   with `isTruncated` set.
  /// - Throws: ``ImagingError/unreadable(path:detail:)``, ``ImagingError/noSuchFrame(path:frame:)`` or
  ///   ``ImagingError/tooLarge(path:width:height:limitMegapixels:)``.
  public static func read(
    path: String, frame: Int = 0, pixelLimitMegapixels: Int = 200, honoursOrientation: Bool = true
  ) throws(ImagingError) -> PageImage {
    _ = ImagingMessages.take()
    let bytes = try bytes(of: path)
    let header = PictureHeader(bytes)
    let size = try pictureSize(path: path, frame: frame, header: header)
    try check(
      width: size.width, height: size.height, of: path, pixelLimitMegapixels: pixelLimitMegapixels)
    let isTruncated = header.jpegEndIsMissing
    let decoded: Handle? =
      if size.isTIFF {
        unsafe pixReadTiff(path, Int32(frame))
      } else if isTruncated {
        unsafe decodeTruncated(bytes, header: header)
      } else {
        unsafe pixRead(path)
      }
    guard let decoded = unsafe decoded else {
      throw .unreadable(path: path, detail: ImagingMessages.detail(or: "damaged picture"))
    }
    let picture = unsafe OwnedPix(decoded)
    // A GIF's frame, and a JPEG 2000's stream, may be larger than the size that the file states first.
    let (width, height) = unsafe (Int(decoded.pointee.w), Int(decoded.pointee.h))
    try check(width: width, height: height, of: path, pixelLimitMegapixels: pixelLimitMegapixels)
    let dpi = unsafe Double(decoded.pointee.xres)
    unsafe picture.replace(with: plain(decoded))
    let toSource = picture.turn(
      exifOrientation: honoursOrientation ? header.jpegOrientation : 1)
    guard
      let image = unsafe PageImage(
        owning: picture.release(), dpi: dpi, toSource: toSource, isTruncated: isTruncated)
    else {
      throw .unreadable(path: path, detail: ImagingMessages.detail(or: "no memory to decode it"))
    }
    return image.withDarkPrint()
  }

  /// Number of frames of a TIFF that can be found, 1 for other formats; nothing is decoded.
  ///
  /// - Parameter path: the file.
  /// - Returns: the number, at least 1, and whether later frames were lost with the end of the file.
  /// - Throws: ``ImagingError/unreadable(path:detail:)`` when there is no picture.
  public static func frames(
    path: String
  ) throws(ImagingError) -> (count: Int, isCutOff: Bool) {
    _ = ImagingMessages.take()
    guard let file = unsafe fopen(path, "rb") else {
      throw .unreadable(path: path, detail: "the file cannot be opened")
    }
    defer { unsafe fclose(file) }
    var format: Int32 = 0
    guard unsafe findFileFormatStream(file, &format) == 0 else {
      throw .unreadable(path: path, detail: "not a picture")
    }
    guard isTIFF(format) else { return (1, false) }
    var count: Int32 = 0
    guard unsafe tiffGetCount(file, &count) == 0, count > 0 else {
      throw .unreadable(path: path, detail: ImagingMessages.detail(or: "no frame in the TIFF"))
    }
    let bytes = try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    return (Int(count), bytes.flatMap { TIFFDirectories($0)?.isTruncated } ?? false)
  }

  static func bytes(of path: String) throws(ImagingError) -> Data {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch {
      throw .unreadable(path: path, detail: "the file cannot be opened")
    }
    guard !bytes.isEmpty else { throw .unreadable(path: path, detail: "the file is empty") }
    return bytes
  }

  /// - Throws: ``ImagingError/tooLarge(path:width:height:limitMegapixels:)``.
  static func check(
    width: Int, height: Int, of path: String, pixelLimitMegapixels limit: Int
  ) throws(ImagingError) {
    guard width * height > limit * 1_000_000 else { return }
    throw .tooLarge(path: path, width: width, height: height, limitMegapixels: limit)
  }

  private static func isTIFF(_ format: Int32) -> Bool {
    (Int32(IFF_TIFF)...Int32(IFF_TIFF_ZIP)).contains(format) || format == Int32(IFF_TIFF_JPEG)
  }

  /// Size and kind from the headers; nothing is decoded.
  static func pictureSize(
    path: String, frame: Int, header: PictureHeader
  ) throws(ImagingError) -> (width: Int, height: Int, isTIFF: Bool) {
    if let size = header.gifSize {
      guard frame == 0 else { throw .noSuchFrame(path: path, frame: frame) }
      return (size.width, size.height, false)
    }
    var format: Int32 = 0
    var width: Int32 = 0
    var height: Int32 = 0
    var bits: Int32 = 0
    var samples: Int32 = 0
    var hasMap: Int32 = 0
    guard unsafe findFileFormat(path, &format) == 0, format != Int32(IFF_UNKNOWN) else {
      throw .unreadable(path: path, detail: "not a picture of a known format")
    }
    if isTIFF(format) {
      guard
        unsafe readHeaderTiff(
          path, Int32(frame), &width, &height, &bits, &samples, nil, &hasMap, &format) == 0
      else {
        if frame > 0 { throw .noSuchFrame(path: path, frame: frame) }
        throw .unreadable(path: path, detail: ImagingMessages.detail(or: "no frame in the TIFF"))
      }
      return (Int(width), Int(height), true)
    }
    guard frame == 0 else { throw .noSuchFrame(path: path, frame: frame) }
    guard
      unsafe pixReadHeader(path, &format, &width, &height, &bits, &samples, &hasMap) == 0
    else {
      throw .unreadable(path: path, detail: ImagingMessages.detail(or: "damaged header"))
    }
    return (Int(width), Int(height), false)
  }

  private static func decodeTruncated(_ bytes: Data, header: PictureHeader) -> Handle? {
    var jpeg = TruncatedJPEG(bytes, header: header)
    return unsafe jpeg.decode()
  }

  /// A new picture of 1, 8 or 32 bits without colour map and transparency.
  static func plain(_ pix: Handle) -> Handle? {
    if let map = unsafe pix.pointee.colormap {
      var isOpaque: Int32 = 1
      _ = unsafe pixcmapIsOpaque(map, &isOpaque)
      if isOpaque == 0 {
        guard let rgba = unsafe pixRemoveColormap(pix, Int32(REMOVE_CMAP_WITH_ALPHA)) else {
          return nil
        }
        defer { unsafe destroy(rgba) }
        return unsafe pixAlphaBlendUniform(rgba, 0xFFFF_FF00)
      }
      guard let flat = unsafe pixRemoveColormap(pix, Int32(REMOVE_CMAP_BASED_ON_SRC)) else {
        return nil
      }
      defer { unsafe destroy(flat) }
      return unsafe plain(flat)
    }
    switch unsafe (pix.pointee.d, pix.pointee.spp) {
    case (32, 4): return unsafe pixAlphaBlendUniform(pix, 0xFFFF_FF00)
    case (1, _), (8, _), (32, _): return unsafe pixClone(pix)
    case (16, _): return unsafe pixConvert16To8(pix, Int32(L_MS_BYTE))
    case (24, _): return unsafe pixConvert24To32(pix)
    default: return unsafe pixConvertTo8(pix, 0)
    }
  }

  static func destroy(_ pix: Handle?) {
    var handle: Handle? = unsafe pix
    unsafe pixDestroy(&handle)
  }

  /// This page, or its opposite where the middle of the sheet is dark.
  private func withDarkPrint() -> PageImage {
    guard measuringView.isLightOnDark, let opposite = unsafe pixInvert(nil, pix) else {
      return self
    }
    return unsafe PageImage(
      owning: opposite, dpi: dpi, toSource: toSource,
      measures: measures + [Measure(stage: "read", name: "inverted", value: 1)],
      isTruncated: isTruncated) ?? self
  }
}
