import DocumentModel

/// A PDF matrix: x' = a·x + c·y + e, y' = b·x + d·y + f, in points.
struct Matrix: Equatable {
  var a = 1.0
  var b = 0.0
  var c = 0.0
  var d = 1.0
  var e = 0.0
  var f = 0.0

  static let identity = Matrix()

  private init() {}

  /// `nil` unless there are six finite numbers.
  init?(_ numbers: [Double]) {
    guard numbers.count == 6, numbers.allSatisfy(\.isFinite) else { return nil }
    (a, b, c) = (numbers[0], numbers[1], numbers[2])
    (d, e, f) = (numbers[3], numbers[4], numbers[5])
  }

  /// The map that applies this matrix and then `next`.
  func before(_ next: Matrix) -> Matrix {
    var product = Matrix()
    product.a = a * next.a + b * next.c
    product.b = a * next.b + b * next.d
    product.c = c * next.a + d * next.c
    product.d = c * next.b + d * next.d
    product.e = e * next.a + f * next.c + next.e
    product.f = e * next.b + f * next.d + next.f
    return product
  }

  /// Whether upright rectangles stay upright, turned by quarters at most.
  var isUpright: Bool { isLevel || isStanding }

  private var tolerance: Double { max(abs(a), abs(b), abs(c), abs(d)) * 0.002 }
  private var isLevel: Bool { abs(b) <= tolerance && abs(c) <= tolerance }
  private var isStanding: Bool { abs(a) <= tolerance && abs(d) <= tolerance }

  /// Counter-clockwise quarter turns, 0…3; `nil` for a slanted or mirrored map.
  var quarterTurns: Int? {
    if isLevel {
      if a > 0, d > 0 { return 0 }
      return a < 0 && d < 0 ? 2 : nil
    }
    if isStanding {
      if b > 0, c < 0 { return 1 }
      return b < 0 && c > 0 ? 3 : nil
    }
    return nil
  }

  /// The box around a mapped rectangle.
  func bounds(x: Double, y: Double, width: Double, height: Double) -> PDFPage.Rectangle {
    let xs = [x, x + width].flatMap { px in [y, y + height].map { a * px + c * $0 + e } }
    let ys = [x, x + width].flatMap { px in [y, y + height].map { b * px + d * $0 + f } }
    return PDFPage.Rectangle(
      left: xs.min() ?? 0, bottom: ys.min() ?? 0, right: xs.max() ?? 0, top: ys.max() ?? 0)
  }

  /// From the pixels of a picture, whose rows run downwards, to points: a PDF paints pictures into the
  /// unit square that this matrix maps.
  func placing(pixelsWide width: Int, high height: Int) -> PageTransform {
    let (width, height) = (Double(max(width, 1)), Double(max(height, 1)))
    return PageTransform(
      a: a / width, b: -c / height, c: b / width, d: -d / height, tx: c + e, ty: d + f)
  }

  /// Lengths of the mapped unit square's sides.
  var extent: (width: Double, height: Double) {
    ((a * a + b * b).squareRoot(), (c * c + d * d).squareRoot())
  }
}

extension PDFPage.Rectangle {
  func intersection(_ other: Self) -> Self {
    Self(
      left: max(left, other.left), bottom: max(bottom, other.bottom),
      right: min(right, other.right), top: min(top, other.top))
  }

  /// Whether `other` lies inside, up to `slack` points on each side.
  func holds(_ other: Self, slack: Double) -> Bool {
    other.left >= left - slack && other.bottom >= bottom - slack && other.right <= right + slack
      && other.top <= top + slack
  }
}
