/// The characters that a line reader tells apart, by the number of its output.
///
/// Output 0 says that nothing stands there (CTC's blank). PP-OCR's files list the rest under the key
/// `character`, one a line; a space comes last and is not listed.
struct CharacterList: Equatable {
  /// By output; the first is empty.
  let texts: [String]

  /// - Parameter metadata: of a PP-OCR line reader; `nil` where it has no list.
  init?(_ metadata: ModelMetadata) {
    guard let listed = metadata.entries["character"], !listed.isEmpty else { return nil }
    var names = listed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if names.last == "" { names.removeLast() }
    self.init(listed: names)
  }

  /// - Parameter listed: the characters between blank and space.
  init(listed: [String]) { texts = [""] + listed + [" "] }
}
