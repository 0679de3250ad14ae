import CLeptonica
import DocumentModel

/// The rules of a page's tables: level and upright runs of ink, longer than any stroke, that meet each other.
@safe final class RuleSearch {
  /// Boxes of the rules of tables, in pixels of the view.
  let rules: [DocumentModel.Box]
  /// Their ink; 1 bit, `nil` without any.
  let level: MeasuringView.Handle?
  let upright: MeasuringView.Handle?

  /// Shortest runs, in em: the longest level stroke is a doubled dash of two, the longest upright one is an em.
  static let shortestRuns = (level: 3.0, upright: 1.25)
  /// Gap in a rule, in em, that faint print leaves; as little is white between characters, and between them and rules.
  static let gap = 0.08
  /// Thickest rule, in em, with the slant that a page not quite level gives it.
  static let thickest = 0.5
  /// How far from a level rule an upright one of a table may end, in em: closer than a stroke of what stands in the cell.
  static let reach = 0.12
  /// Narrowest table, in em: strokes of the largest characters of a letterhead meet as the rules of a table do.
  static let narrowest = 8.0
  /// Of more runs than these nothing is made: they are a picture's.
  static let mostRuns = 2_000

  /// - Parameters:
  ///   - view: of a page whose lines are level.
  ///   - em: side of a character's box in pixels of the view.
  init(on view: MeasuringView, em: Double) {
    guard em >= 5, let ink = unsafe view.ink, Self.mayBeRuled(view, em: em),
      let across = unsafe Self.runs(of: ink, em: em, isLevel: true),
      let along = unsafe Self.runs(of: ink, em: em, isLevel: false)
    else {
      rules = []
      unsafe level = nil
      unsafe upright = nil
      return
    }
    unsafe level = across
    unsafe upright = along
    let levelBoxes = unsafe Self.boxes(of: across, em: em, isLevel: true)
    let uprightBoxes = unsafe Self.boxes(of: along, em: em, isLevel: false)
      .filter { box in Self.ends(box, on: levelBoxes, reach: max(3, Int(Self.reach * em))) }
    rules = RuledTable.tables(of: levelBoxes + uprightBoxes)
      .filter { Double($0.box.width) >= Self.narrowest * em }.flatMap(\.rules)
  }

  deinit {
    unsafe PageImage.destroy(level)
    unsafe PageImage.destroy(upright)
  }

  /// Whether a piece of ink is as long as a rule: most pages have none.
  private static func mayBeRuled(_ view: MeasuringView, em: Double) -> Bool {
    view.components.contains { piece in
      Double(piece.width) >= shortestRuns.level * em
        && (Double(piece.height) <= thickest * em
          || Double(piece.height) >= shortestRuns.upright * em)
    }
  }

  private static func runs(
    of ink: MeasuringView.Handle, em: Double, isLevel: Bool
  ) -> MeasuringView.Handle? {
    let gap = Int32(max(2, em * gap))
    let length = Int32(max(8, em * (isLevel ? shortestRuns.level : shortestRuns.upright)))
    let whole = unsafe isLevel ? pixCloseBrick(nil, ink, gap, 1) : pixCloseBrick(nil, ink, 1, gap)
    guard let whole = unsafe whole else { return nil }
    defer { unsafe PageImage.destroy(whole) }
    return unsafe isLevel
      ? pixOpenBrick(nil, whole, length, 1) : pixOpenBrick(nil, whole, 1, length)
  }

  /// The boxes of runs that make one rule, whose pieces a slant or a gap parts.
  private static func boxes(
    of runs: MeasuringView.Handle, em: Double, isLevel: Bool
  ) -> [DocumentModel.Box] {
    let along = Int32(max(3, em))
    let joined =
      unsafe isLevel ? pixCloseBrick(nil, runs, along, 3) : pixCloseBrick(nil, runs, 3, along)
    defer { unsafe PageImage.destroy(joined) }
    let pieces = unsafe MeasuringView.components(of: joined)
    guard pieces.count <= mostRuns else { return [] }
    return pieces.filter { piece in
      Double(isLevel ? piece.height : piece.width) <= thickest * em
    }.map { piece in
      DocumentModel.Box(
        left: piece.x, top: piece.y, right: piece.x + piece.width, bottom: piece.y + piece.height)
    }
  }

  /// Whether an upright run begins and ends at level rules, as the strokes of characters do not.
  private static func ends(
    _ run: DocumentModel.Box, on level: [DocumentModel.Box], reach: Int
  ) -> Bool {
    [run.top, run.bottom].allSatisfy { end in
      level.contains { rule in
        Int(rule.left) - reach < Int(run.right) && Int(run.left) < Int(rule.right) + reach
          && Int(rule.top) - reach < Int(end) && Int(end) < Int(rule.bottom) + reach
      }
    }
  }
}
