/// A rectangle on a page.
///
/// Whole pixels with the origin at the top left; `right` and `bottom` lie just outside, so that
/// `width` is `right - left`. Encoded as `[left, top, right, bottom]`.
public struct Box: Sendable, Hashable {
  public var left: Int32
  public var top: Int32
  public var right: Int32
  public var bottom: Int32

  public init(left: Int, top: Int, right: Int, bottom: Int) {
    self.left = Int32(clamping: left)
    self.top = Int32(clamping: top)
    self.right = Int32(clamping: right)
    self.bottom = Int32(clamping: bottom)
  }

  public var width: Int { Int(right) - Int(left) }
  public var height: Int { Int(bottom) - Int(top) }
  public var isEmpty: Bool { right <= left || bottom <= top }

  /// Share of the box that lies in another, 0…1; 0 for an empty one.
  public func share(in other: Box) -> Double {
    let width = Int(min(right, other.right)) - Int(max(left, other.left))
    let height = Int(min(bottom, other.bottom)) - Int(max(top, other.top))
    guard width > 0, height > 0 else { return 0 }
    return Double(width) * Double(height) / (Double(self.width) * Double(self.height))
  }

  /// How much width two boxes have in common, as a share of the narrower one, 0…1.
  public func commonWidth(with other: Box) -> Double {
    let shared = Int(min(right, other.right)) - Int(max(left, other.left))
    return shared <= 0 ? 0 : Double(shared) / Double(max(1, min(width, other.width)))
  }

  /// The smallest box that holds both.
  public func union(_ other: Box) -> Box {
    var box = self
    box.left = min(left, other.left)
    box.top = min(top, other.top)
    box.right = max(right, other.right)
    box.bottom = max(bottom, other.bottom)
    return box
  }
}

extension Box: Codable {
  public init(from decoder: any Decoder) throws {
    var values = try decoder.unkeyedContainer()
    left = try values.decode(Int32.self)
    top = try values.decode(Int32.self)
    right = try values.decode(Int32.self)
    bottom = try values.decode(Int32.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.unkeyedContainer()
    for edge in [left, top, right, bottom] { try values.encode(edge) }
  }
}
