/// The start of a line that cannot be broken: what the line before would have had to take.
enum FirstUnit {
  /// Width in em of the first Latin word or number, or of one Chinese character, with the marks that
  /// may not be parted from it.
  static func width(of text: some Collection<Unicode.Scalar>) -> Double {
    var width = 0.0
    var isFirst = true
    var isWord = false
    for scalar in text.prefix(24) {
      if isFirst {
        isWord = !scalar.isWide
      } else if LineEnd.forbidsLineStart(scalar) {
        // Marks go with what is before them.
      } else if !isWord || scalar.isWide || scalar.isSpace {
        break
      }
      width += scalar.widthInEm
      isFirst = false
    }
    return width
  }
}
