import DocumentModel
import Foundation

/// A strip of a page that holds one line of print, or a piece of one: a rectangle that may lean.
///
/// All in pixels of the picture; `y` grows downwards.
struct LineRegion: Equatable {
  /// The middle of the strip.
  var x: Double
  var y: Double
  /// Along the line, and across it.
  var width: Double
  var height: Double
  /// By how much the line falls to the right; 0 for a level one.
  var radians = 0.0
  /// How sure its finder was of it, 0…1.
  var score = 1.0

  /// The smallest level box around it.
  var box: Box {
    let halfWidth = (width * abs(cos(radians)) + height * abs(sin(radians))) / 2
    let halfHeight = (width * abs(sin(radians)) + height * abs(cos(radians))) / 2
    return Box(
      left: Int((x - halfWidth).rounded(.down)), top: Int((y - halfHeight).rounded(.down)),
      right: Int((x + halfWidth).rounded(.up)), bottom: Int((y + halfHeight).rounded(.up)))
  }

  /// The strip grown by as many pixels at each end and on each side.
  func grown(along: Double, across: Double) -> LineRegion {
    var region = self
    region.width = max(1, width + 2 * along)
    region.height = max(1, height + 2 * across)
    return region
  }

  /// The part of the strip between two columns of the page.
  func part(from left: Double, to right: Double) -> LineRegion {
    var region = self
    let middle = (left + right) / 2
    region.y = y + (middle - x) * tan(radians)
    region.x = middle
    region.width = max(1, (right - left) / cos(radians))
    return region
  }

  /// The page's column at which a place along the line stands.
  ///
  /// - Parameter share: of the strip's width, 0 at its beginning, 1 at its end.
  /// - Returns: the column in pixels.
  func column(at share: Double) -> Double { x + (share - 0.5) * width * cos(radians) }
}

extension LineRegion {
  /// A level strip.
  init(_ box: Box) {
    self.init(
      x: Double(box.left + box.right) / 2, y: Double(box.top + box.bottom) / 2,
      width: Double(max(1, box.width)), height: Double(max(1, box.height)))
  }
}
