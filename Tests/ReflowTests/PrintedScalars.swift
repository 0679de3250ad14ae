import DocumentModel

/// What is printed in a document's body and in its paragraphs, scalar by scalar.
enum PrintedScalars {
  /// The scalars of `text` but its white space.
  static func of(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { !$0.properties.isWhitespace }
  }

  /// Whether the paragraphs hold the body's scalars in their order, save hyphens of Latin words that were
  /// parted at a line's end.
  static func areKept(in result: Document) -> Bool {
    var paragraphs = result.paragraphs.flatMap { of($0.text) }[...]
    for (scalar, mayGo) in body(of: result) {
      if paragraphs.first == scalar {
        paragraphs.removeFirst()
      } else if !mayGo {
        return false
      }
    }
    return paragraphs.isEmpty
  }

  /// The printed scalars of the body, and which of them may go.
  ///
  /// Those are hyphens between a Latin letter and the small one that the next line begins with. A
  /// captured line has the line ends of print as spaces.
  private static func body(of document: Document) -> [(Unicode.Scalar, mayGo: Bool)] {
    let text = document.bodyLines.map { document[$0].text }.joined(separator: "\n")
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.filter { !scalars[$0].properties.isWhitespace }.map { index in
      guard scalars[index] == "-", index > 0, isLatin(scalars[index - 1]) else {
        return (scalars[index], false)
      }
      let rest = scalars[(index + 1)...]
      let next = rest.drop { $0.properties.isWhitespace }
      return (scalars[index], next.startIndex > rest.startIndex && next.first.map(isSmall) ?? false)
    }
  }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    isSmall(scalar) || ("A"..."Z").contains(scalar) || ("\u{C0}"..."\u{24F}").contains(scalar)
  }

  private static func isSmall(_ scalar: Unicode.Scalar) -> Bool { ("a"..."z").contains(scalar) }
}
