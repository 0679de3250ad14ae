/// Finds the line ends of a text whose line breaks became spaces, as captures of web pages have it.
///
/// The spaces of such a line stand at the pitch of the old line width, besides some that were always
/// there. A shortest path over the spaces chooses which were line ends inside a paragraph, which ended
/// one, and which are stray. Time and memory are linear in the text: a path step spans one line.
struct SoftLineEnds {
  /// A line of the old print, as a range of scalars without the spaces around it.
  struct Piece: Equatable {
    var range: Range<Int>
    /// Whether a paragraph ends with it.
    var endsParagraph: Bool
  }

  /// Narrowest and widest line in em that is looked for.
  private static let widths = 14...60
  /// Shortest text in em that can be such a line.
  static let minimumWidth = 90.0

  /// The pieces of `text`, or `nil` when its spaces show no pitch.
  ///
  /// The last piece ends a paragraph unless it is a full line that stops inside a sentence.
  /// A text that starts its document may begin with a title.
  static func pieces(of text: [Unicode.Scalar], startsDocument: Bool) -> [Piece]? {
    let marks = Marks(text)
    guard marks.totalWidth >= minimumWidth, let found = marks.pitch(widths) else { return nil }
    let pitch = Double(found)
    var pieces = Path(text, marks: marks, pitch: pitch, startsDocument: startsDocument).pieces
    if let last = pieces.last, text[last.range].widthInEm > pitch - 2.5 {
      let end = LineEnd(of: text[last.range])
      pieces[pieces.count - 1].endsParagraph = end == .sentence || end == .clause
    }
    return pieces
  }

  /// The runs of spaces beside a wide character, where they lie in em, and the ends of the text.
  ///
  /// Spaces between Latin words are words' ends and no marks.
  struct Marks {
    /// Width in em before the run; the first is the start, the last the end of the text.
    var places: [Double] = [0]
    /// The places of runs between two wide characters, where print has no space.
    private var widePlaces: [Double] = []
    /// Scalars of the run.
    var runs: [Range<Int>] = [0..<0]
    var totalWidth: Double { places.last ?? 0 }

    init(_ text: [Unicode.Scalar]) {
      var width = 0.0
      var index = 0
      var wordStart = 0
      while index < text.count {
        guard text[index].isSpace else {
          index += 1
          continue
        }
        let start = index
        while index < text.count, text[index].isSpace { index += 1 }
        guard start > 0 else {
          runs[0] = 0..<index
          wordStart = index
          continue
        }
        guard index < text.count else {
          append(start..<index, at: width + text[wordStart..<start].widthInEm, isWide: false)
          return
        }
        let sides = [text[start - 1], text[index]].count { $0.isWide || $0.isNarrowMark }
        guard sides > 0 else { continue }
        width += text[wordStart..<start].widthInEm + Self.numberSpace(in: text, wordStart..<start)
        append(start..<index, at: width, isWide: sides == 2)
        wordStart = index
      }
      append(text.count..<text.count, at: width + text[wordStart...].widthInEm, isWide: false)
    }

    private mutating func append(_ run: Range<Int>, at place: Double, isWide: Bool) {
      places.append(place)
      runs.append(run)
      if isWide { widePlaces.append(place) }
    }

    /// The space behind 第三条 is printed as wide as a character.
    private static func numberSpace(in text: [Unicode.Scalar], _ word: Range<Int>) -> Double {
      guard word.count <= 9, let number = Numbering(of: text[word.lowerBound...]) else { return 0 }
      return number.kind <= .article && number.length == word.count ? 1 : 0
    }

    /// The line width in em at which the most spaces follow each other; `nil` without a clear one.
    func pitch(_ widths: ClosedRange<Int>) -> Int? {
      // Letter-spaced text has a space at every pitch.
      guard widePlaces.count >= 3, Double(widePlaces.count) < totalWidth / 5 else { return nil }
      var hits = [Int](repeating: 0, count: widths.upperBound + 3)
      for from in widePlaces.indices {
        for place in widePlaces[(from + 1)...] {
          let distance = Int((place - widePlaces[from]).rounded())
          guard distance <= widths.upperBound + 1 else { break }
          hits[distance] += 1
        }
      }
      // Lines end a character early for a mark that may not start the next one, and the first line of
      // a paragraph is narrower by its indent.
      let scores = widths.map { width in
        let near = hits[width - 1] + hits[width] * 2 + hits[width + 1] + hits[width - 2]
        return (width, Double(near) / 2)
      }
      guard let best = scores.max(by: { $0.1 < $1.1 }) else { return nil }
      return best.1 * Double(best.0) >= totalWidth * 0.4 ? best.0 : nil
    }
  }
}
