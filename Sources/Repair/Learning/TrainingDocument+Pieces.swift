import TextAlignment

extension TrainingDocument {
  /// Characters of a piece: about two pages, enough for the language model and for what a text says elsewhere.
  static let pieceLength = 1000

  /// The document cut between lines into pieces of about ``pieceLength`` characters, each with its own truth.
  ///
  /// Where too few documents are there to hold some of them out, their pieces are.
  func pieces() -> [TrainingDocument] {
    let texts = self.texts
    let alignment = Alignment(texts.read, texts.truth)
    var pieces: [TrainingDocument] = []
    var firstLine = 0
    var start = (read: 0, truth: 0)
    for line in lines.indices {
      let end = texts.positions[line].last ?? start.read
      let isLast = line == lines.count - 1
      guard isLast || end - start.read >= Self.pieceLength else { continue }
      let truthEnd = isLast ? texts.truth.count : alignment.targetPosition(of: end)
      var piece = TrainingDocument(
        name: name, truth: String(texts.truth[start.truth..<truthEnd]), read: "")
      piece.lines = Array(lines[firstLine...line])
      pieces.append(piece)
      firstLine = line + 1
      start = (end, truthEnd)
    }
    return pieces
  }
}
