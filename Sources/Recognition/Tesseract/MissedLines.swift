import DocumentModel
import PageImaging

/// Reads the lines that Tesseract's layout has left out, each by itself, and puts them in their places.
///
/// It loses whole lines, the last characters of a paragraph, or all of a line but a character, and it takes two lines for
/// one now and then, of which one is read, or next to nothing.
enum MissedLines {
  /// Mean confidence of a row's words from which on it is believed to be a line: what is left of seals, pictures and
  /// rules reads as words of low confidence.
  static let believed: Float = 0.5
  /// Symbols that it must have.
  static let fewestSymbols = 2
  /// A line that is higher than this, in em, may be several that were taken for one.
  static let highest = 1.7
  /// How many more symbols the rows in it must have for it to be so.
  static let gain = 1.2
  /// From so many symbols on half of a high line's must be in the rows too.
  static let fewToAsk = 6
  /// Share of a line that lies in a row from which on the row's reading takes its place.
  static let covered = 0.7
  /// Share of a row that lies in a high line from which on only one of the two is kept.
  static let contested = 0.3
  /// Share of the time left that rows may take.
  static let shareOfTime = 0.25
  /// Rows one after the other that turn out to be none before the rest is left alone.
  static let mostRefused = 8

  /// Adds the lines to those that were read.
  ///
  /// - Parameters:
  ///   - lines: as they were read on `image`; what turns out to be a part of an added one is taken out.
  ///   - image: the page that was read.
  ///   - emPixels: side of a character's em box on `image`.
  ///   - engine: that read it.
  ///   - deadline: rows after it are left out.
  /// - Returns: how many lines were added.
  /// - Throws: ``RecognitionError/engineFailed(detail:)``.
  static func add(
    to lines: inout [ReadLine], on image: PageImage, emPixels: Double,
    with engine: TesseractHandle, until deadline: Deadline
  ) throws(RecognitionError) -> Int {
    let whole = lines.filter { !isHigh($0, em: emPixels) }
    let rows = UnreadPrint.rows(of: image, besides: whole.map(\.box), emPixels: emPixels)
    var found: [ReadLine] = []
    let end = Deadline(seconds: deadline.secondsLeft * shareOfTime)
    var refused = 0
    for row in rows where !end.isPast && refused < mostRefused {
      refused += 1
      // Under a seal there is more than noise beside the print.
      for keepsNoise in [false, true] {
        guard
          let symbols = try engine.readLine(
            row, of: image, emPixels: emPixels, height: TesseractHandle.large,
            keepsNoise: keepsNoise, until: end),
          symbols.count >= fewestSymbols, engine.wordConfidence >= believed
        else { continue }
        let line = LayoutLine(box: row, block: 0)
        found.append(
          ReadLine(symbols: GlyphBoxes.fitted(symbols, to: line), box: row, block: 0))
        refused = 0
        break
      }
    }
    return put(found, into: &lines, em: emPixels)
  }

  private static func isHigh(_ line: ReadLine, em: Double) -> Bool {
    Double(line.box.height) > highest * em
  }

  /// Puts lines in their places, and takes out what they replace: parts of them, and lines that several were taken for.
  ///
  /// - Returns: how many were put in.
  static func put(_ found: [ReadLine], into lines: inout [ReadLine], em: Double) -> Int {
    var found = found
    for high in lines.filter({ isHigh($0, em: em) }) {
      func isInside(_ row: ReadLine) -> Bool { row.box.share(in: high.box) >= contested }
      if saysMore(found.filter(isInside), than: high) {
        lines.removeAll { $0.box == high.box }
      } else {
        found.removeAll(where: isInside)
      }
    }
    var added = 0
    for var line in found {
      func isPart(_ other: ReadLine) -> Bool { other.box.share(in: line.box) >= covered }
      let known = lines.filter(isPart).reduce(0) { $0 + $1.symbols.count }
      guard line.symbols.count > known else { continue }
      lines.removeAll(where: isPart)
      let place = LinePlace(of: line.box, among: lines.map { ($0.box, $0.block) })
      line.block = place.block
      lines.insert(line, at: place.index)
      added += 1
    }
    return added
  }

  /// Whether rows have what a line has, and more: of a line of a few symbols nothing is asked.
  private static func saysMore(_ rows: [ReadLine], than line: ReadLine) -> Bool {
    let symbols = rows.flatMap(\.symbols).map(\.text)
    guard Double(symbols.count) >= gain * Double(line.symbols.count) else { return false }
    var left = Dictionary(symbols.map { ($0, 1) }, uniquingKeysWith: +)
    let common = line.symbols.count { symbol in
      guard let count = left[symbol.text], count > 0 else { return false }
      left[symbol.text] = count - 1
      return true
    }
    return line.symbols.count < fewToAsk || common * 2 >= line.symbols.count
  }
}
