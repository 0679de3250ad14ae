import PageImaging

extension Damage {
  /// Wears out a page.
  ///
  /// Lengths are in units of a 50th of a character's side (a pixel for 12-point print at 300 dpi), so
  /// that large and small print suffer alike. The ranges were chosen by eye, so that the worst pages are
  /// still read by people without guessing.
  ///
  /// - Parameters:
  ///   - page: black on white.
  ///   - em: side of a character's cell, in pixels.
  ///   - strength: 0 hardly visible, 1 quite bad.
  ///   - random: decides where.
  /// - Returns: how the page is to be written.
  /// - Throws: ``ImagingError/operatorFailed(name:detail:)`` without memory.
  func wear(
    _ page: inout GreyPicture, em: Double, strength: Double, _ random: inout SplitMix64
  ) throws(ImagingError) -> PageFile {
    var wear = Wear(page: page, unit: em / 50, strength: strength, random: random)
    defer {
      page = wear.page
      random = wear.random
    }
    if self != .clean { try wear.layOnGlass(upTo: self == .skewed ? 2 : 0.5) }
    switch self {
    case .clean: return .png
    case .mild, .skewed: wear.scan(blur: 0.4...0.9, noise: 1...6)
    case .noisy: wear.scan(blur: 0.6...1, noise: 10...38)
    case .pale: wear.pale()
    case .unevenLight: wear.lightUnevenly()
    case .thin:
      wear.thin()
      return .png
    case .thick:
      wear.thicken()
      return .png
    case .blurred: wear.scan(blur: 1.2...3.2, noise: 1...5)
    case .jpeg:
      wear.scan(blur: 0.5...1, noise: 1...5)
      return .jpeg(quality: Int(wear.amount(35, 6)))
    case .fax:
      wear.fax()
      return .bilevelPNG
    case .photocopy:
      wear.photocopy()
      return .bilevelPNG
    case .speckled: wear.speckle()
    case .lowResolution: wear.scan(blur: 0.9...2.8, noise: 2...10)
    }
    return .jpeg(quality: 88)
  }
}

/// A page on its way through one damage.
private struct Wear {
  var page: GreyPicture
  /// Pixels of a 50th of a character's side.
  let unit: Double
  let strength: Double
  var random: SplitMix64

  /// Between what is hardly seen and what is bad, by the strength.
  func amount(_ least: Double, _ most: Double) -> Double { least + (most - least) * strength }

  mutating func layOnGlass(upTo degrees: Double) throws(ImagingError) {
    let most = degrees * (0.3 + 0.7 * strength)
    try page.turn(degrees: random.between(-most, most))
  }

  /// What every scanner does.
  mutating func scan(blur: ClosedRange<Double>, noise: ClosedRange<Double>) {
    page.blur(sigma: unit * amount(blur.lowerBound, blur.upperBound))
    page.setTone(black: random.between(10, 45), white: random.between(235, 255))
    page.addNoise(sigma: amount(noise.lowerBound, noise.upperBound), &random)
    // Neighbours on a sensor share a little of their noise.
    page.blur(sigma: 0.35)
  }

  mutating func pale() {
    page.blur(sigma: unit * 0.7)
    let white = amount(240, 205)
    page.setTone(black: white - amount(150, 50), white: white)
    page.addNoise(sigma: amount(2, 5), &random)
  }

  mutating func lightUnevenly() {
    let clouds = SmoothField(columns: 2, rows: 3, in: amount(0.8, 0.4)...1, &random)
    let hasSpine = random.chance(0.5)
    page.blur(sigma: unit * 0.7)
    page.shade(
      by: clouds, spine: hasSpine ? amount(0.3, 0.85) : 0, isLeft: random.chance(0.5))
    page.addNoise(sigma: amount(2, 7), &random)
  }

  mutating func thin() {
    let worn = SmoothField(columns: 5, rows: 7, in: 0.3...1, &random)
    page.blur(sigma: unit * 0.5)
    page.thinStrokes(radius: unit * amount(0.6, 1.9), where: worn)
    page.addSpecks(
      shade: 255, density: amount(0.0002, 0.006) / (unit * unit),
      largest: max(1, Int((2 * unit).rounded())), &random)
    page.blur(sigma: unit * 0.6)
  }

  mutating func thicken() {
    let inked = SmoothField(columns: 4, rows: 6, in: 0.5...1, &random)
    page.thickenStrokes(radius: unit * amount(0.8, 3.4), where: inked)
    page.blur(sigma: unit * amount(0.6, 1.2))
  }

  mutating func fax() {
    page.blur(sigma: unit * amount(0.7, 1.3))
    page.addNoise(sigma: amount(10, 26), &random)
    let drift = SmoothField(columns: 3, rows: 4, in: -10...10, &random)
    page.threshold(random.between(140, 170), drift: drift)
    page.repeatRows(Int(amount(0, 12)), &random)
  }

  mutating func photocopy() {
    page.blur(sigma: unit * amount(0.7, 1.4))
    page.addNoise(sigma: amount(8, 30), &random)
    page.blur(sigma: unit * 0.4)
    let reach = amount(8, 25)
    let drift = SmoothField(columns: 3, rows: 4, in: -reach...reach, &random)
    // Below about 120 the thin strokes of light Song fonts are gone altogether.
    page.threshold(random.between(145, 190), drift: drift)
    dirty(salt: amount(0.0001, 0.003), pepper: amount(0.000002, 0.00006))
  }

  mutating func speckle() {
    dirty(salt: amount(0.0005, 0.008), pepper: amount(0.00001, 0.0002))
    scan(blur: 0.4...0.7, noise: 1...5)
  }

  private mutating func dirty(salt: Double, pepper: Double) {
    let largest = max(1, Int((2 * unit).rounded()))
    page.addSpecks(shade: 255, density: salt / (unit * unit), largest: largest, &random)
    page.addSpecks(shade: 0, density: pepper / (unit * unit), largest: largest, &random)
  }
}
