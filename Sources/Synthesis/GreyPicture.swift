import Foundation

/// Shades of grey by row and column, 0 black to 255 white.
///
/// A plain value, unlike a Leptonica picture, so that wear is arithmetic on an array and pages can be
/// made on several threads.
struct GreyPicture: Sendable, Hashable {
  let width: Int
  let height: Int
  /// Pixels per inch.
  let dpi: Int
  /// `width` × `height` of them, row by row.
  var pixels: [UInt8]

  /// A white picture.
  init(width: Int, height: Int, dpi: Int) {
    self.width = width
    self.height = height
    self.dpi = dpi
    pixels = [UInt8](repeating: 255, count: width * height)
  }

  /// Takes `width` × `height` pixels, row by row.
  init(width: Int, height: Int, dpi: Int, pixels: [UInt8]) {
    precondition(pixels.count == width * height, "\(pixels.count) pixels for \(width) × \(height)")
    self.width = width
    self.height = height
    self.dpi = dpi
    self.pixels = pixels
  }

  /// Reads a binary PGM of 8 bits, as Poppler writes it; `nil` when it is none.
  init?(pgm path: String, dpi: Int) {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else { return nil }
    // "P5", width, height and 255, each followed by one white space.
    var fields: [Substring.UTF8View] = []
    let head = String(decoding: data.prefix(64), as: UTF8.self)
    var rest = head.utf8[...]
    while fields.count < 4, let end = rest.firstIndex(where: { $0 == 0x20 || $0 == 0x0A }) {
      fields.append(rest[..<end])
      rest = rest[rest.index(after: end)...]
    }
    let numbers = fields.dropFirst().compactMap { Int(String(Substring($0))) }
    guard fields.first.map({ Substring($0) == "P5" }) ?? false, numbers.count == 3,
      numbers[2] == 255, numbers[0] > 0, numbers[1] > 0
    else { return nil }
    let start = fields.reduce(0) { $0 + $1.count + 1 }
    guard data.count == start + numbers[0] * numbers[1] else { return nil }
    self.init(
      width: numbers[0], height: numbers[1], dpi: dpi, pixels: [UInt8](data.dropFirst(start)))
  }

  /// Lays a picture that fits over a part of this one.
  mutating func paste(_ other: GreyPicture, left: Int, top: Int) {
    precondition(left + other.width <= width && top + other.height <= height, "it does not fit")
    for y in 0..<other.height {
      let from = y * other.width
      let to = (top + y) * width + left
      pixels.replaceSubrange(
        to..<(to + other.width), with: other.pixels[from..<(from + other.width)])
    }
  }
}
