public import DocumentModel

/// A document whose true text is known, and what was read of it.
public struct TrainingDocument: Sendable {
  /// For messages.
  public var name: String
  /// One paragraph per line; white space does not count.
  public var truth: String
  var lines: [Passage.Line]

  /// A document from texts, for which no engine told how sure it was.
  public init(name: String, truth: String, read: String) {
    self.name = name
    self.truth = truth
    lines = Passage.Line.lines(of: read)
  }

  /// A document from lines as they were read, with the confidences of their glyphs.
  public init(name: String, truth: String, read: [TextLine]) {
    self.name = name
    self.truth = truth
    lines = read.map { line in
      var line = line
      line.text = line.rawText
      return Passage.Line(line)
    }
  }

  /// What was read and what is true, without white space, and where each line's scalars went.
  struct Texts {
    var read: [Unicode.Scalar] = []
    var truth: [Unicode.Scalar] = []
    /// Per line, the position in ``read`` of each of its scalars, and one more.
    var positions: [[Int]] = []
  }

  var texts: Texts {
    var texts = Texts()
    texts.truth = truth.unicodeScalars.filter { !$0.properties.isWhitespace }
    for line in lines {
      var positions: [Int] = []
      for scalar in line.scalars {
        positions.append(texts.read.count)
        if !scalar.properties.isWhitespace { texts.read.append(scalar) }
      }
      texts.positions.append(positions + [texts.read.count])
    }
    return texts
  }
}
