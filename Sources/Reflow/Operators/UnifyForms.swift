public import DocumentModel

/// Writes compatibility forms as the characters that they stand for: the radical ⼈ as 人, ︵ and ﹐ as ( and `,`,
/// ﬁ as fi.
///
/// Text layers of PDFs hold them, since some fonts name their glyphs so; nobody can search for them, and no
/// table or model knows them: hence this stage goes first. The marks become narrow ones where Unicode says
/// so; ``NormalisePunctuation`` makes those wide that stand in Chinese text. Each change is an ``Edit`` of
/// one character, so that the old form can be had back from the JSON.
///
/// Why it is so: normalisation of whole texts (NFKC) would spoil print: ㎡ would be m2, ① 1, ： a narrow colon,
/// ½ 1⁄2. So only what is the same character by another name is unified.
public struct UnifyForms: DocumentOperator {
  public static let name = "unify-forms"

  /// Whether radicals and compatibility ideographs become ideographs.
  public var han = true
  /// Whether vertical, small and half-width ideographic marks become plain ones.
  public var marks = true
  /// Whether Latin ligatures become letters.
  public var ligatures = true

  public init() {}

  public func apply(to document: Document) -> Document {
    var result = document
    for (index, page) in document.pages.enumerated() {
      for (number, line) in page.lines.enumerated()
      where line.drop == nil && line.text.unicodeScalars.contains(where: isOdd) {
        let changes = unified(line.text)
        let reference = LineReference(page: index, line: number)
        result[reference].text = changes.text
        result.edits += changes.edits(stage: Self.name, line: reference)
      }
    }
    return result
  }

  private func unified(_ text: String) -> LineChanges {
    var changes = LineChanges(of: text)
    for (offset, scalar) in changes.scalars.enumerated() where isOdd(scalar) {
      guard let plain = CompatibilityForms.plain(of: scalar) else { continue }
      changes.change(offset, to: plain, rule: "compatibility-form")
    }
    return changes
  }

  private func isOdd(_ scalar: Unicode.Scalar) -> Bool {
    switch CompatibilityForms.group(of: scalar) {
    case .han: han
    case .marks: marks
    case .ligatures: ligatures
    case nil: false
    }
  }
}
