import CLeptonica
import DocumentModel
import Foundation

/// Takes red seals off the print that they cover.
///
/// 32-bit pictures only; others are left as they are, and the depth stays. A seal is a large, about as
/// wide as high, connected piece of red with a round or oval rim; red rules and headings are not, not even
/// the characters of a letterhead, which are as large as small seals. Within its box red pixels become as
/// light as their red channel, in which the seal's ink is almost white and black print under it still black.
public struct DropSeal: PageOperator {
  public static let name = "drop-seal"
  /// Smallest side of a seal as a share of the page's short side; an official seal has 0.2.
  public var minimumSide = 0.08
  /// By how much red must exceed green and blue, 0…255.
  public var minimumRedness = 45

  /// Short side of the copy on which seals are looked for, in pixels.
  static let searchSide = 600
  /// Red channel above which a red pixel is bare paper under ink.
  static let lightInk: UInt32 = 140

  /// Share of the directions from the middle in which a seal has red at its rim.
  ///
  /// A drawn ring has 1, one
  /// whose ink failed here and there 0.7; most characters have less, dense ones as much.
  static let leastRim = 0.6
  /// Side as a share of the page's short side from which on a piece is larger than any letterhead's character.
  ///
  /// 72 points on A4 are 0.12, and seals that stand in a row have 0.2.
  static let largestCharacter = 0.15
  /// Where the rim is looked for, in half diameters from the middle.
  static let rim = stride(from: 0.84, through: 1.04, by: 0.02)
  static let directions = 72

  public init() {}

  public func apply(to image: PageImage) throws(ImagingError) -> PageImage {
    guard image.depth == 32 else { return image.noting([count(0)]) }
    let step = max(1, min(image.width, image.height) / Self.searchSide)
    let boxes = seals(on: image, step: step)
    guard !boxes.isEmpty else { return image.noting([count(0)]) }
    let clean = unsafe pixCopy(nil, image.pix)
    if let clean = unsafe clean {
      for box in boxes { unsafe bleach(box, of: clean) }
    }
    return try unsafe image.replacing(with: clean, by: Self.name, noting: [count(boxes.count)])
  }

  private func count(_ seals: Int) -> Measure {
    Measure(stage: Self.name, name: "seals", value: Double(seals))
  }

  /// Boxes of the seals in pixels of the page, found on every `step`th pixel.
  private func seals(on image: PageImage, step: Int) -> [MeasuringView.Component] {
    guard let data = unsafe image.pix.pointee.data,
      let red = unsafe pixCreate(Int32(image.width / step), Int32(image.height / step), 1)
    else { return [] }
    defer { unsafe PageImage.destroy(red) }
    let words = unsafe Int(image.pix.pointee.wpl)
    var isAnyRed = false
    for y in 0..<(image.height / step) {
      for x in 0..<(image.width / step)
      where isRed(unsafe data[y * step * words + x * step], by: minimumRedness) {
        _ = unsafe pixSetPixel(red, Int32(x), Int32(y), 1)
        isAnyRed = true
      }
    }
    guard isAnyRed else { return [] }
    // Letters and ring of a seal lie close together.
    _ = unsafe pixCloseBrick(red, red, 7, 7)
    let side = Double(min(image.width, image.height) / step)
    let least = Int(side * minimumSide)
    let pieces = unsafe MeasuringView.components(of: red).filter {
      min($0.width, $0.height) * 2 >= least
    }
    let largest = Int(side * Self.largestCharacter)
    return
      pieces
      .filter {
        min($0.width, $0.height) >= least && $0.width * 3 <= $0.height * 4
          && $0.height * 3 <= $0.width * 4
      }
      .filter { piece in
        piece.height >= largest || !pieces.contains { standInLine(piece, $0) }
      }
      .filter { unsafe rimShare(of: $0, in: red) >= Self.leastRim }
      .map {
        MeasuringView.Component(
          x: $0.x * step, y: $0.y * step, width: $0.width * step, height: $0.height * step)
      }
  }

  /// Whether two pieces are neighbours in one line of print: of a height, side by side, close together.
  private func standInLine(_ one: MeasuringView.Component, _ other: MeasuringView.Component) -> Bool
  {
    let overlap = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    let gap = max(one.x, other.x) - min(one.x + one.width, other.x + other.width)
    let height = max(one.height, other.height)
    return gap >= 0 && gap < height && overlap * 10 >= height * 7
  }

  /// In which share of all directions from the middle of `box` the mask `red` is set at the rim of the ellipse
  /// in it, 0…1.
  private func rimShare(of box: MeasuringView.Component, in red: PageImage.Handle) -> Double {
    let (across, down) = (Double(box.width) / 2, Double(box.height) / 2)
    let hits = (0..<Self.directions).count { direction in
      let angle = Double(direction) / Double(Self.directions) * 2 * .pi
      return Self.rim.contains { radius in
        var value: UInt32 = 0
        // Outside the mask the call fails and leaves 0.
        _ = unsafe pixGetPixel(
          red, Int32(Double(box.x) + across + cos(angle) * radius * across),
          Int32(Double(box.y) + down + sin(angle) * radius * down), &value)
        return value != 0
      }
    }
    return Double(hits) / Double(Self.directions)
  }

  /// Makes the red pixels in a box, and a little around it, as light as their red channel.
  private func bleach(_ box: MeasuringView.Component, of pix: PageImage.Handle) {
    guard let data = unsafe pix.pointee.data else { return }
    let words = unsafe Int(pix.pointee.wpl)
    let rim = box.width / 20
    let rows = max(0, box.y - rim)..<min(unsafe Int(pix.pointee.h), box.y + box.height + rim)
    let columns = max(0, box.x - rim)..<min(unsafe Int(pix.pointee.w), box.x + box.width + rim)
    for y in rows {
      for x in columns {
        let pixel = unsafe data[y * words + x]
        guard isRed(pixel, by: minimumRedness / 3) else { continue }
        let red = pixel >> 24
        let light = red > Self.lightInk ? 255 : red
        unsafe data[y * words + x] = light << 24 | light << 16 | light << 8 | pixel & 255
      }
    }
  }

  private func isRed(_ pixel: UInt32, by excess: Int) -> Bool {
    Int(pixel >> 24) > max(Int(pixel >> 16 & 255), Int(pixel >> 8 & 255)) + excess
  }
}
