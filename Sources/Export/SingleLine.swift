/// Text made fit for one line of an output.
enum SingleLine {
  /// `text` without line breaks and control characters, which become single spaces, and without
  /// spaces at its ends.
  ///
  /// Tabs are kept where they part the cells of a table row.
  static func text(_ text: String, keepsTabs: Bool) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.reserveCapacity(text.unicodeScalars.count)
    for scalar in text.unicodeScalars {
      if scalar == "\t" && keepsTabs {
        scalars.append(scalar)
      } else if breaksLine(scalar) {
        if scalars.last != " " { scalars.append(" ") }
      } else {
        scalars.append(scalar)
      }
    }
    // Tabs at the end are empty cells of a row and stay; so does a leading one.
    while scalars.last == " " || (!keepsTabs && scalars.last == "\u{3000}") { scalars.removeLast() }
    guard let start = scalars.firstIndex(where: { $0 != " " && (keepsTabs || $0 != "\u{3000}") })
    else { return "" }
    return String(scalars[start...])
  }

  /// Line and paragraph separators, and all control characters.
  private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      || scalar == "\u{2028}" || scalar == "\u{2029}"
  }
}
