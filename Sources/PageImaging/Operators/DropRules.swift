import CLeptonica
import DocumentModel

/// Takes the rules of tables off the page, so that what stands in the cells can be read, and keeps where they were.
///
/// 1- and 8-bit pictures, the depth stays; others are left as they are. Lines must be level (after a deskew). Only rules
/// that make cells go: at least two level and two upright ones that meet. Strokes that cross a rule stay whole; what of a
/// stroke lies along a rule goes with it.
public struct DropRules: PageOperator {
  public static let name = "drop-rules"

  /// Leptonica's PIX_PAINT, a macro that Swift does not see: what is ink in either is ink.
  private static let paint: Int32 = 0xC | 0xA
  /// Pixels around a rule that are soft from scanning and scaling.
  static let rim = 1
  /// How far on both sides of a rule ink may end to be a stroke that crosses it, in pixels beyond its rim.
  static let crossing = 1

  public init() {}

  public func apply(to image: PageImage) throws(ImagingError) -> PageImage {
    let view = image.measuringView
    let em = GlyphSize(of: view).emPixels / Double(view.reduction)
    guard image.depth != 32, let ink = unsafe view.ink else { return image.noting([count(0)]) }
    let search = RuleSearch(on: view, em: em)
    guard !search.rules.isEmpty else { return image.noting([count(0)]) }
    let painted = unsafe pixCopy(nil, image.pix)
    if let painted = unsafe painted {
      let paper = image.depth == 1 ? 0 : UInt32(view.paper)
      var mask = unsafe Self.mask(of: search, ink: ink)
      defer { unsafe pixDestroy(&mask) }
      if view.reduction > 1, let small = unsafe mask {
        let large = unsafe pixExpandReplicate(small, Int32(view.reduction))
        unsafe pixDestroy(&mask)
        unsafe mask = large
      }
      if let mask = unsafe mask { _ = unsafe pixSetMasked(painted, mask, paper) }
    }
    let clean = try unsafe image.replacing(
      with: painted, by: Self.name, noting: [count(search.rules.count)])
    return clean.ruled(by: search.rules.map { $0.scaled(by: view.reduction) })
  }

  private func count(_ rules: Int) -> Measure {
    Measure(stage: Self.name, name: "rules", value: Double(rules))
  }

  /// What of the page lies on rules and does not belong to a stroke that crosses them; 1 bit.
  private static func mask(of search: RuleSearch, ink: PageImage.Handle) -> PageImage.Handle? {
    let levelRules = search.rules.filter { $0.width > $0.height }
    let uprightRules = search.rules.filter { $0.width <= $0.height }
    var level = unsafe mask(of: search.level, levelRules, isLevel: true)
    var upright = unsafe mask(of: search.upright, uprightRules, isLevel: false)
    defer {
      unsafe pixDestroy(&level.pix)
      unsafe pixDestroy(&upright.pix)
    }
    // Where rules cross, neither is a stroke that crosses the other.
    guard let levelPix = unsafe level.pix, let uprightPix = unsafe upright.pix,
      let both = unsafe pixOr(nil, levelPix, uprightPix)
    else { return nil }
    var rest = unsafe pixSubtract(nil, ink, both)
    defer { unsafe pixDestroy(&rest) }
    // Ink that goes on at the other side closes over the rule.
    unsafe keepStrokes(
      over: levelPix, of: rest, across: 1, along: reach(over: level.thickness), in: both)
    unsafe keepStrokes(
      over: uprightPix, of: rest, across: reach(over: upright.thickness), along: 1, in: both)
    return unsafe both
  }

  /// Takes the strokes that cross rules out of a mask: where the ink beside them closes over a brick's size.
  private static func keepStrokes(
    over rules: PageImage.Handle, of ink: PageImage.Handle?, across: Int, along: Int,
    in mask: PageImage.Handle
  ) {
    var crossed = unsafe pixCloseBrick(nil, ink, Int32(across), Int32(along))
    defer { unsafe pixDestroy(&crossed) }
    var strokes = unsafe pixAnd(nil, rules, crossed)
    defer { unsafe pixDestroy(&strokes) }
    _ = unsafe pixSubtract(mask, mask, strokes)
  }

  private static func reach(over thickness: Int) -> Int { thickness + 2 * rim + 2 * crossing }

  /// The ink of rules with their rims, and their mean thickness.
  private static func mask(
    of runs: PageImage.Handle?, _ rules: [DocumentModel.Box], isLevel: Bool
  ) -> (pix: PageImage.Handle?, thickness: Int) {
    guard let runs = unsafe runs,
      let mask = unsafe pixCreate(Int32(runs.pointee.w), Int32(runs.pointee.h), 1)
    else { return (nil, 0) }
    var pixels = 0
    var length = 0
    for rule in rules {
      var box: UnsafeMutablePointer<BOX>? = unsafe boxCreate(
        rule.left, rule.top, Int32(rule.width), Int32(rule.height))
      defer { unsafe boxDestroy(&box) }
      var part = unsafe pixClipRectangle(runs, box, nil)
      defer { unsafe pixDestroy(&part) }
      guard let cut = unsafe part else { continue }
      _ = unsafe pixRasterop(
        mask, rule.left, rule.top, Int32(rule.width), Int32(rule.height), paint, cut, 0, 0)
      var count: Int32 = 0
      _ = unsafe pixCountPixels(cut, &count, nil)
      pixels += Int(count)
      length += isLevel ? rule.width : rule.height
    }
    let around = Int32(2 * rim + 1)
    _ = unsafe pixDilateBrick(mask, mask, isLevel ? 1 : around, isLevel ? around : 1)
    return unsafe (mask, (pixels + length - 1) / max(1, length))
  }
}

extension DocumentModel.Box {
  func divided(by factor: Int) -> DocumentModel.Box {
    DocumentModel.Box(
      left: Int(left) / factor, top: Int(top) / factor, right: Int(right) / factor,
      bottom: Int(bottom) / factor)
  }

  func scaled(by factor: Int) -> DocumentModel.Box {
    DocumentModel.Box(
      left: Int(left) * factor, top: Int(top) * factor, right: Int(right) * factor,
      bottom: Int(bottom) * factor)
  }
}
