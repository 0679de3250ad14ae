/// Text made fit for one line of an output.
enum SingleLine {
  /// What becomes of tabs.
  enum Tabs {
    /// They part the cells of a row, some of which may be empty.
    case partCells
    /// Those inside stay: they part what stood apart in a line.
    case inside
    case areSpaces
  }

  /// `text` without line breaks and control characters, which become single spaces, and without
  /// spaces at its ends.
  ///
  /// Tabs are kept where they part cells.
  static func text(_ text: String, tabs: Tabs) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.reserveCapacity(text.unicodeScalars.count)
    for scalar in text.unicodeScalars {
      if scalar == "\t" && tabs != .areSpaces {
        scalars.append(scalar)
      } else if breaksLine(scalar) {
        if scalars.last != " " { scalars.append(" ") }
      } else {
        scalars.append(scalar)
      }
    }
    // Tabs at the ends are empty cells of a row and stay.
    func isOuter(_ scalar: Unicode.Scalar) -> Bool {
      scalar == " " || tabs != .partCells && (scalar == "\u{3000}" || scalar == "\t")
    }
    while scalars.last.map(isOuter) ?? false { scalars.removeLast() }
    guard let start = scalars.firstIndex(where: { !isOuter($0) }) else { return "" }
    return String(scalars[start...])
  }

  /// Line and paragraph separators, and all control characters.
  private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      || scalar == "\u{2028}" || scalar == "\u{2029}"
  }
}
