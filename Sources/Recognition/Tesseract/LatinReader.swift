import CTesseract
import DocumentModel
import PageImaging

/// Reads lines that turned out to be mostly Latin a second time with a Latin model.
///
/// The model is loaded when the first such line comes; where its data are missing the lines stay as the
/// main model read them.
struct LatinReader {
  static let language = "eng"

  private let model: SpareModel

  init(dataFolder: String?) {
    model = SpareModel(language: Self.language, dataFolder: dataFolder)
  }

  /// Latin lines were there to be read again, and the language data was not.
  var isMissing: Bool { model.isMissing }

  /// The lines, each mostly Latin one replaced where the Latin model is surer of it.
  ///
  /// - Parameters:
  ///   - lines: as the main model read them on `image`.
  ///   - image: the page that was read.
  ///   - emPixels: side of a character's em box on `image`.
  ///   - deadline: lines after it stay as they are.
  /// - Returns: as many lines, in the same order.
  /// - Throws: ``RecognitionError/engineFailed(detail:)``.
  func reread(
    _ lines: [ReadLine], on image: PageImage, emPixels: Double, until deadline: Deadline
  ) throws(RecognitionError) -> [ReadLine] {
    guard lines.contains(where: \.isMostlyLatin), let engine = model.load() else { return lines }
    defer { engine.clear() }
    var result = lines
    for (i, line) in lines.enumerated() where line.isMostlyLatin && !deadline.isPast {
      guard
        let symbols = try engine.readLine(
          line.box, of: image, emPixels: emPixels, height: TesseractHandle.large,
          mode: PSM_SINGLE_LINE, until: deadline)
      else { continue }
      var second = line
      second.symbols = symbols
      second.otherSymbols = [:]
      let isWhole = second.symbols.count * 10 >= line.symbols.count * 8
      if isWhole && second.confidence > line.confidence { result[i] = second }
    }
    return result
  }
}
