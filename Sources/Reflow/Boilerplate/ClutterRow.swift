/// Several buttons, links or counters in one line: `下载 收藏 分享`, `格式：DOC | 页数：7 | 浏览：42次`.
enum ClutterRow {
  private static let mostPieces = 24
  /// Width in em of the longest piece that is a label.
  private static let widestPiece = 24.0

  /// Why the line is a row of clutter: at least two of its pieces are known, and at least half of them.
  ///
  /// Pieces without a letter or a Chinese character count for nothing: a row of figures is a table's.
  static func reason(of text: String.UnicodeScalarView, _ reader: inout ClutterReader) -> (
    reason: String, isSure: Bool
  )? {
    // Parted by bars, by wide gaps, or by any space, whichever tells most.
    for isSeparator in [isBar, isBarOrSpace] {
      let pieces = text.split(maxSplits: mostPieces, whereSeparator: isSeparator)
      guard pieces.count >= 2, pieces.count < mostPieces else { continue }
      var known: [ClutterMatch] = []
      var parts = 0
      var isSure = false
      for piece in pieces {
        let folded = FoldedText(piece).scalars
        guard folded.contains(where: { $0.isHan || $0.isLatinLetter }) else { continue }
        guard piece.widthInEm <= widestPiece, !piece.contains("。") else { return nil }
        parts += 1
        if let sure = reader.sureMatch(folded) {
          known.append(sure)
          isSure = true
        } else if let match = reader.match(folded) {
          known.append(match)
        }
      }
      if known.count >= 2, known.count * 2 >= parts, let first = known.first {
        return ("\(first.reason), with \(known.count - 1) more in the line", isSure)
      }
    }
    return nil
  }

  private static func isBar(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "|" || scalar == "｜" || scalar == "\t" || scalar == "│" || scalar == "丨"
  }

  private static func isBarOrSpace(_ scalar: Unicode.Scalar) -> Bool {
    isBar(scalar) || scalar.isSpace
  }
}
