import CLeptonica
import Foundation
import Intake
import PageImaging

/// What the made page is written as.
enum PageFile: Sendable, Hashable {
  /// 8 bits, without loss.
  case png
  /// 1 bit, without loss.
  case bilevelPNG
  /// 8 bits; `quality` is libjpeg's, 1…100.
  case jpeg(quality: Int)
}

extension GreyPicture {
  /// Turns the picture around its middle, corners white, size kept.
  ///
  /// - Parameter degrees: clockwise.
  /// - Throws: ``ImagingError/operatorFailed(name:detail:)`` without memory.
  mutating func turn(degrees: Double) throws(ImagingError) {
    // Leptonica leaves pages alone under 0.001 rad, and so do eyes.
    guard abs(degrees) > 0.06 else { return }
    let straight = try page()
    guard
      let turned = unsafe PageImage(
        owning: pixRotateAMGray(straight.pix, Float(degrees * .pi / 180), 255), dpi: Double(dpi))
    else { throw .operatorFailed(name: "turning", detail: "no memory for the turned page") }
    self = try GreyPicture(of: turned)
  }

  /// Copies the pixels of a page of 8 bits per pixel.
  ///
  /// - Throws: ``ImagingError/operatorFailed(name:detail:)`` without memory.
  init(of page: PageImage) throws(ImagingError) {
    precondition(page.depth == 8, "a page of \(page.depth) bits per pixel")
    // Leptonica packs pixels from the high byte of a word down.
    guard let swapped = unsafe PageImage(owning: pixEndianByteSwapNew(page.pix), dpi: page.dpi),
      let words = unsafe swapped.pix.pointee.data
    else { throw .operatorFailed(name: "copying", detail: "no memory for the page") }
    let stride = unsafe Int(swapped.pix.pointee.wpl) * 4
    self.init(width: page.width, height: page.height, dpi: Int(page.dpi.rounded()))
    for y in 0..<height {
      let row = unsafe UnsafeRawBufferPointer(
        start: UnsafeRawPointer(words) + y * stride, count: width)
      unsafe pixels.replaceSubrange((y * width)..<((y + 1) * width), with: row)
    }
  }

  /// Writes the picture with its resolution, whole or not at all.
  ///
  /// Leptonica's own writing does not notice when the last bytes find no room on a full disc.
  ///
  /// - Throws: ``ImagingError/unwritable(path:detail:)``, or
  ///   ``ImagingError/operatorFailed(name:detail:)`` without memory.
  func write(to path: String, as file: PageFile) throws(ImagingError) {
    let page = try page()
    var bytes: UnsafeMutablePointer<l_uint8>?
    var count = 0
    defer { unsafe lept_free(bytes) }
    let failed: Bool
    switch file {
    case .png:
      // The fastest level; higher ones take three times as long for a tenth fewer bytes.
      _ = unsafe pixSetZlibCompression(page.pix, 1)
      failed = unsafe pixWriteMem(&bytes, &count, page.pix, Int32(IFF_PNG)) != 0
    case .jpeg(let quality):
      failed = unsafe pixWriteMemJpeg(&bytes, &count, page.pix, Int32(quality), 0) != 0
    case .bilevelPNG:
      guard
        let bilevel = unsafe PageImage(owning: pixThresholdToBinary(page.pix, 128), dpi: page.dpi)
      else { throw .operatorFailed(name: "writing", detail: "no memory for the page") }
      failed = unsafe pixWriteMem(&bytes, &count, bilevel.pix, Int32(IFF_PNG)) != 0
    }
    guard !failed, let bytes = unsafe bytes else {
      throw .operatorFailed(name: "writing", detail: "the picture cannot be packed")
    }
    do {
      let data = unsafe Data(bytesNoCopy: bytes, count: count, deallocator: .none)
      try data.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw .unwritable(path: path, detail: SystemReason.of(error))
    }
  }

  /// A copy in Leptonica's form.
  private func page() throws(ImagingError) -> PageImage {
    guard
      let page = unsafe PageImage(
        owning: pixCreateNoInit(Int32(width), Int32(height), 8), dpi: Double(dpi)),
      let words = unsafe page.pix.pointee.data
    else { throw .operatorFailed(name: "writing", detail: "no memory for the page") }
    let stride = unsafe Int(page.pix.pointee.wpl) * 4
    unsafe pixels.withUnsafeBytes { bytes in
      for y in 0..<height {
        let row = unsafe UnsafeRawBufferPointer(rebasing: bytes[(y * width)..<((y + 1) * width)])
        unsafe UnsafeMutableRawBufferPointer(
          start: UnsafeMutableRawPointer(words) + y * stride, count: stride
        ).copyMemory(from: row)
      }
    }
    // Leptonica packs pixels from the high byte of a word down.
    unsafe pixEndianByteSwap(page.pix)
    _ = unsafe pixSetResolution(page.pix, Int32(dpi), Int32(dpi))
    return page
  }
}
