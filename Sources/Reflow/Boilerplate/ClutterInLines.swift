import DocumentModel

/// Takes clutter out of lines that hold text as well.
///
/// That is what `inside` patterns match, and buttons glued to a line's start or end behind a space:
/// their patterns are those of whole lines.
enum ClutterInLines {
  /// Scalars of a line of text: shorter lines with a button beside them are rows of buttons.
  private static let shortestText = 24
  /// Pieces that are looked at on each end.
  private static let mostPieces = 4

  /// Cuts the pieces out of the lines of `document` and records an edit for each.
  ///
  /// - Parameters:
  ///   - document: the document.
  ///   - whole: lines that are clutter as a whole, which must be known as they are.
  ///   - reader: a reader for the document.
  ///   - stage: the stage that the edits name.
  static func clean(
    _ document: inout Document, except whole: Set<LineReference>, reader: ClutterReader,
    stage: String
  ) {
    var reader = reader
    for page in document.pages.indices {
      for line in document.pages[page].lines.indices
      where document.pages[page].lines[line].drop == nil {
        let reference = LineReference(page: page, line: line)
        let scalars = document.pages[page].lines[line].text.unicodeScalars
        guard scalars.count > shortestText, !whole.contains(reference) else { continue }
        let text = Array(scalars)
        var cuts = merged(insideCuts(in: text, &reader) + endCuts(in: text, &reader))
        cuts.removeAll { $0.range.isEmpty }
        guard !cuts.isEmpty else { continue }
        var kept = String.UnicodeScalarView()
        var place = 0
        for cut in cuts {
          kept.append(contentsOf: text[place..<cut.range.lowerBound])
          place = cut.range.upperBound
          document.edits.append(
            Edit(
              stage: stage, rule: cut.reason, line: reference, offset: cut.range.lowerBound,
              from: string(text[cut.range]), to: ""))
        }
        kept.append(contentsOf: text[place...])
        document[reference].text = String(kept)
      }
    }
  }

  private typealias Cut = (range: Range<Int>, reason: String)

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// In order, none over another.
  private static func merged(_ cuts: [Cut]) -> [Cut] {
    var merged: [Cut] = []
    for cut in cuts.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where cut.range.lowerBound >= merged.last?.range.upperBound ?? 0 {
      merged.append(cut)
    }
    return merged
  }

  private static func insideCuts(
    in text: [Unicode.Scalar], _ reader: inout ClutterReader
  ) -> [Cut] {
    guard reader.hasInsidePatterns else { return [] }
    let folded = FoldedText(text)
    return reader.pieces(in: folded.scalars).map { piece in
      let start = folded.offsets[piece.range.lowerBound]
      let end = folded.offsets[piece.range.upperBound - 1] + 1
      return (start..<end, piece.reason)
    }
  }

  /// Pieces at the line's ends, parted from it by spaces, that are clutter wherever they stand.
  private static func endCuts(in text: [Unicode.Scalar], _ reader: inout ClutterReader) -> [Cut] {
    var cuts: [Cut] = []
    var start = 0
    for _ in 0..<mostPieces {
      let first = text[start...].firstIndex { !$0.isSpace } ?? text.count
      let window = text[first..<min(text.count, first + ClutterReader.longestLine)]
      guard let end = window.firstIndex(where: \.isSpace),
        let reason = reason(for: text[first..<end], &reader)
      else { break }
      cuts.append((first..<end, reason))
      start = end
    }
    var end = text.count
    for _ in 0..<mostPieces {
      let last = (text[..<end].lastIndex { !$0.isSpace } ?? -1) + 1
      guard last > start else { break }
      let window = text[max(start, last - ClutterReader.longestLine)..<last]
      guard let space = window.lastIndex(where: \.isSpace),
        let reason = reason(for: text[space + 1..<last], &reader)
      else { break }
      cuts.append((space + 1..<last, reason))
      end = space + 1
    }
    // A line that holds no sentence besides is a row of labels.
    let kept = text[start..<max(start, end)]
    let isText =
      kept.count > shortestText && kept.contains { $0 == "。" || $0 == "，" || $0 == "," }
    return isText ? cuts : []
  }

  private static func reason(
    for piece: ArraySlice<Unicode.Scalar>, _ reader: inout ClutterReader
  ) -> String? {
    let folded = FoldedText(piece, limit: ClutterReader.longestLine + 1)
    // English words of a text look like an English button.
    guard !folded.isCut, folded.scalars.count(where: \.isHan) >= 2,
      let match = reader.match(folded.scalars)
    else { return nil }
    return match.kind == .lines || match.kind == .lists || match.kind == .folds ? match.reason : nil
  }
}
