import Foundation

/// The characters that a line reader tells apart, by the number of its output.
///
/// Output 0 says that nothing stands there (CTC's blank). PP-OCR's files list the rest under the key
/// `character`, one a line; a space comes last and is not listed.
struct CharacterList: Equatable {
  /// By output; the first is empty.
  let texts: [String]
  /// By output: that of the simplified form of a traditional character; 0 for all others.
  let simplified: [Int]

  /// - Parameter metadata: of a PP-OCR line reader; `nil` where it has no list.
  init?(_ metadata: ModelMetadata) {
    guard let listed = metadata.entries["character"], !listed.isEmpty else { return nil }
    var names = listed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if names.last == "" { names.removeLast() }
    self.init(listed: names)
  }

  /// - Parameter listed: the characters between blank and space.
  init(listed: [String]) {
    texts = [""] + listed + [" "]
    simplified = Self.simplifiedForms(of: texts)
  }

  /// By the tables of ICU: 編 is 编, 乾 is 干, 喆 is what it is.
  private static func simplifiedForms(of texts: [String]) -> [Int] {
    var none = [Int](repeating: 0, count: texts.count)
    let transform = StringTransform("Hant-Hans")
    // One call for all of them: each looks the rules up anew.
    guard
      let forms = texts.joined(separator: "\n").applyingTransform(transform, reverse: false)?
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init),
      forms.count == texts.count
    else { return none }
    let outputs = Dictionary(
      texts.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for (output, form) in forms.enumerated() where form != texts[output] {
      none[output] = outputs[form] ?? 0
    }
    return none
  }
}
