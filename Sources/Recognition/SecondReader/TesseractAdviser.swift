import DocumentModel
import PageImaging

/// Asks Tesseract about the lines that PP-OCR was least sure of.
final class TesseractAdviser {
  let engine: TesseractHandle
  private let share: Double

  /// - Throws: ``RecognitionError/languageDataMissing(language:remedy:)``.
  init(_ options: BothOptions) throws(RecognitionError) {
    engine = try TesseractHandle(language: options.language, dataFolder: nil)
    share = min(1, options.askShare)
  }

  /// Lets Tesseract vote in the weakest lines.
  ///
  /// - Parameters:
  ///   - lines: as PP-OCR read them, in pixels of the page; those that are noise are taken out.
  ///   - doubtful: indices of the lines that only one of the line finders has.
  ///   - view: the page as Tesseract likes it.
  ///   - deadline: lines after it are not asked about.
  /// - Returns: how many lines were asked for.
  /// - Throws: ``RecognitionError/engineFailed(detail:)``.
  func advise(
    _ lines: inout [ReadLine], doubtful: Set<Int>, view: TesseractView, until deadline: Deadline
  ) throws(RecognitionError) -> Int {
    let chosen = LineVote.weakest(of: lines, doubtful: doubtful, share: share)
    var noise: Set<Int> = []
    defer { engine.clear() }
    var asked = 0
    for index in chosen where !deadline.isPast {
      let box = view.inView(lines[index].box)
      let page = Box(left: 0, top: 0, right: view.image.width, bottom: view.image.height)
      guard box.share(in: page) > 0,
        let symbols = try engine.readLine(
          box, of: view.image, emPixels: view.emPixels, height: TesseractHandle.large,
          until: deadline)
      else { continue }
      asked += 1
      if doubtful.contains(index), LineVote.isNoise(lines[index], beside: symbols) {
        noise.insert(index)
      } else {
        LineVote.vote(on: &lines[index], against: symbols)
      }
    }
    lines = lines.indices.filter { !noise.contains($0) }.map { lines[$0] }
    return asked
  }
}
