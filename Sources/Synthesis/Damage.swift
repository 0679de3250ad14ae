/// What happens to a page between the printer and the scan.
public enum Damage: String, CaseIterable, Sendable, Codable {
  /// Nothing.
  case clean
  /// A good scanner: a little blur and noise, up to half a degree of skew.
  case mild
  /// Laid on the glass up to two degrees askew.
  case skewed
  /// A dark or old sensor.
  case noisy
  /// Black and white close together.
  case pale
  /// Clouds of light and the shadow of a spine.
  case unevenLight = "uneven-light"
  /// Worn toner: strokes lose width and break in places.
  case thin
  /// Too much toner: strokes grow together.
  case thick
  /// Out of focus.
  case blurred
  /// Saved as JPEG of low quality.
  case jpeg
  /// 200 dpi, one bit, ragged edges.
  case fax
  /// One bit after a copy or two: dirt, and toner too thick here and too thin there.
  case photocopy
  /// Salt and pepper.
  case speckled
  /// Scanned at 150 dpi.
  case lowResolution = "low-resolution"

  /// How many of 30 pages have it: a learner sees little in clean pages and much in worn print.
  var share: Int {
    switch self {
    case .clean, .speckled: 1
    case .mild: 4
    case .thin, .photocopy, .fax: 3
    case .lowResolution: 3
    case .skewed, .noisy, .pale, .unevenLight, .thick, .blurred, .jpeg: 2
    }
  }

  /// Without the point.
  var fileExtension: String {
    switch self {
    // Neither noise nor much blur, so they pack well without loss.
    case .clean, .thin, .thick, .fax, .photocopy: "png"
    default: "jpg"
    }
  }

  /// Pixels per inch, where the damage asks for its own.
  var dpi: Int? {
    switch self {
    case .fax: 200
    case .lowResolution: 150
    default: nil
    }
  }
}
