public import DocumentModel

/// Gives punctuation and digits the width that Chinese print gives them, and removes what cannot be
/// seen.
///
/// Between Chinese characters `, ; : ? ! ( )` become `，；：？！（）`; the narrow point is never touched, nor
/// are marks inside numbers, times (`9:00`), addresses of the web and Latin text. Full-width digits and
/// letters become narrow ones by option. Zero-width and control characters and soft hyphens go; other
/// white space than the plain one becomes a plain space, save the ideographic spaces that a line begins
/// with. Every change is an ``Edit``.
public struct NormalisePunctuation: DocumentOperator {
  public static let name = "normalise-punctuation"

  /// Whether `, ; : ? ! ( )` beside Chinese characters become wide.
  public var widenMarks = true
  /// Whether full-width digits become `0`…`9`.
  public var narrowDigits = true
  /// Whether full-width letters become Latin ones.
  public var narrowLetters = true
  /// Whether a bracket read as another kind than its partner becomes that kind (〈一） to （一）).
  public var repairBrackets = true
  /// Whether dashes that were read as 一 become dashes (2006一2020 to 2006—2020).
  public var repairDashes = true
  /// Whether zero-width and control characters, soft hyphens and odd spaces are cleaned.
  public var cleanInvisible = true

  public init() {}

  public func apply(to document: Document) -> Document {
    var result = document
    for page in document.pages.indices {
      for line in document.pages[page].lines.indices
      where document.pages[page].lines[line].drop == nil {
        let reference = LineReference(page: page, line: line)
        let scalars = Array(document[reference].text.unicodeScalars)
        guard scalars.contains(where: { Self.mayChange($0) }) else { continue }
        let changes = changes(in: scalars)
        guard !changes.isEmpty else { continue }
        result[reference].text = changes.applied(to: scalars)
        result.edits += changes.edits(of: scalars, stage: Self.name, line: reference)
      }
    }
    return result
  }

  private func changes(in scalars: [Unicode.Scalar]) -> LineChanges {
    var changes = LineChanges()
    if cleanInvisible { InvisibleScalars.clean(scalars, into: &changes) }
    if repairBrackets { BracketPairs.repair(scalars, into: &changes) }
    if repairDashes { Dashes.repair(scalars, into: &changes) }
    if widenMarks { WideMarks.widen(scalars, into: &changes) }
    NarrowForms.narrow(scalars, digits: narrowDigits, letters: narrowLetters, into: &changes)
    return changes
  }

  /// Whether any rule looks at `scalar`; most lines have none and are passed over.
  private static func mayChange(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isNarrowMark || scalar.value < 0x20 || (0x7F...0xA0).contains(scalar.value)
      || scalar.value == 0xAD || scalar == "〈" || scalar == "《" || scalar == "〔" || scalar == "〕"
      || scalar == "一"
      || (0x2000...0x206F).contains(scalar.value) || scalar.value == 0x3000
      || (0xFE00...0xFFFF).contains(scalar.value)
  }
}
