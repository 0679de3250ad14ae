#if SecondReader
  import DocumentModel
  import PageImaging

  /// Finds lines with a PP-OCR detection model.
  final class PaddleLineFinder {
    private let model: OpenVINOModel

    /// Side of a character's em box that the model is shown, in pixels: its time and memory go with the square.
    ///
    /// An A4 page of 12 pt takes 0.26 s and 290 MB, at 16 px 0.40 s and 400 MB (EPYC with AVX2, one thread).
    static let emPixels = 12.5
    /// Sides are filled up to a multiple of this; the model wants 32.
    static let sideStep = 64
    /// Most pixels that it is shown.
    ///
    /// An A4 page of 12 pt would have 570,000; each costs 0.4 kB of the worker's memory.
    static let mostPixels = 500_000.0

    /// - Throws: ``RecognitionError/modelUnusable(file:detail:)``.
    init(file: String, precision: PaddleOptions.Precision) throws(RecognitionError) {
      model = try OpenVINOModel(file: file, precision: precision)
    }

    /// The lines of a page, in no order that means anything, in its pixels.
    ///
    /// - Throws: ``RecognitionError``.
    func lines(on image: PageImage, emPixels: Double) throws(RecognitionError) -> [LineRegion] {
      let pixels = Double(image.width) * Double(image.height)
      let scale = min(
        1, Self.emPixels / max(1, emPixels), (Self.mostPixels / max(1, pixels)).squareRoot())
      let whole = Box(left: 0, top: 0, right: image.width, bottom: image.height)
      guard let page = image.part(whole, margin: 0, scaledBy: scale)?.greyPixels() else {
        throw .engineFailed(detail: "no memory for the reduced page")
      }
      let width = Self.filled(page.width)
      let height = Self.filled(page.height)
      let plane = width * height
      // What is filled up is white, as paper is.
      var input = [Float](repeating: 1, count: 3 * plane)
      for y in 0..<page.height {
        for x in 0..<page.width {
          let value = Float(page.bytes[y * page.width + x]) / 127.5 - 1
          for channel in 0..<3 { input[channel * plane + y * width + x] = value }
        }
      }
      return try model.run(&input, shape: [1, 3, height, width]) { scores, shape in
        guard shape.suffix(2) == [height, width] else { return [] }
        var likelihoods = [Float](repeating: 0, count: plane)
        for index in 0..<plane { likelihoods[index] = scores[index] }
        return TextMap(width: width, height: height, likelihoods: likelihoods)
          .regions(scale: scale)
      }
    }

    private static func filled(_ side: Int) -> Int { (side + sideStep - 1) / sideStep * sideStep }
  }
#endif
