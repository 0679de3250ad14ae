#if SecondReader
  import DocumentModel
  import Foundation
  import PageImaging

  /// Reads lines with a PP-OCR recognition model.
  final class PaddleLineReader {
    private let model: OpenVINOModel
    private let decoder: CTCDecoder
    private let squeeze: Double

    /// Rows that the models want.
    static let height = 48
    /// Pixels of a line that make one step of the model.
    static let stepPixels = 8
    /// Widths are rounded up to a multiple of this: a width that was not met before costs the model a fresh plan.
    static let widthStep = 64
    /// The widest strip that is read in one piece, in pixels.
    static let widest = 3200
    /// The same in heights; longer ones want cutting (``MergedLine/inPieces(ofAtMost:ink:)``), or lose their ends.
    var longestInHeights: Double { Double(Self.widest) / (Double(Self.height) * squeeze) }
    /// Lines of one width are read together up to so many pixels across in all.
    static let batchWidth = 640

    /// - Throws: ``RecognitionError/modelUnusable(file:detail:)``.
    init(
      file: String, precision: PaddleOptions.Precision, squeeze: Double
    ) throws(RecognitionError) {
      let bytes: Data
      do {
        bytes = try Data(contentsOf: URL(fileURLWithPath: file), options: .mappedIfSafe)
      } catch {
        throw .modelUnusable(file: file, detail: "the file cannot be read")
      }
      let metadata: ModelMetadata
      do throws(ModelMetadata.Damage) {
        metadata = try ModelMetadata(of: bytes)
      } catch {
        throw .modelUnusable(
          file: file, detail: "it is no ONNX file: \(error.detail), byte \(error.offset)")
      }
      guard let characters = CharacterList(metadata) else {
        throw .modelUnusable(file: file, detail: "it has no list of characters inside")
      }
      decoder = CTCDecoder(characters: characters)
      self.squeeze = squeeze
      model = try OpenVINOModel(file: file, precision: precision)
    }

    /// The characters of each region.
    ///
    /// - Parameters:
    ///   - regions: strips of the page.
    ///   - page: its pixels.
    ///   - isTurned: whether the strips are read standing on their heads.
    ///   - deadline: asked before each batch; regions that come after have none.
    /// - Returns: by region; `nil` for those that there was no time for.
    /// - Throws: ``RecognitionError``.
    func read(
      _ regions: [LineRegion], of page: GreyPixels, isTurned: Bool = false,
      until deadline: Deadline
    ) throws(RecognitionError) -> [[SpottedCharacter]?] {
      var results = [[SpottedCharacter]?](repeating: nil, count: regions.count)
      let widths = regions.map { region in
        min(
          Self.widest,
          max(1, Int((region.width / region.height * Double(Self.height) * squeeze).rounded())))
      }
      let order = regions.indices.sorted { (widths[$0], $0) < (widths[$1], $1) }
      for batch in Self.batches(order, widths: widths) {
        guard !deadline.isPast else { break }
        let pictures = batch.map { index in
          LinePicture(
            regions[index], of: page, height: Self.height, squeeze: squeeze, isTurned: isTurned)
        }
        for (index, spotted) in zip(batch, try read(pictures)) { results[index] = spotted }
      }
      return results
    }

    /// Lines that are read together: of one width after rounding, and not too many.
    static func batches(_ order: [Int], widths: [Int]) -> [[Int]] {
      var batches: [[Int]] = []
      for index in order {
        if let first = batches.last?.first, rounded(widths[first]) == rounded(widths[index]),
          ((batches.last?.count ?? 0) + 1) * rounded(widths[index]) <= batchWidth
        {
          batches[batches.count - 1].append(index)
        } else {
          batches.append([index])
        }
      }
      return batches
    }

    private static func rounded(_ width: Int) -> Int {
      (width + widthStep - 1) / widthStep * widthStep
    }

    private func read(_ pictures: [LinePicture]) throws(RecognitionError) -> [[SpottedCharacter]] {
      let widest = min(Self.widest, pictures.map(\.width).max() ?? 1)
      let width = Self.rounded(widest)
      let plane = Self.height * width
      var input = [Float](repeating: 0, count: pictures.count * 3 * plane)
      for (number, picture) in pictures.enumerated() {
        for row in 0..<Self.height {
          let values = picture.values[
            row * picture.width..<row * picture.width + min(width, picture.width)]
          for channel in 0..<3 {
            let start = (number * 3 + channel) * plane + row * width
            input.replaceSubrange(start..<start + values.count, with: values)
          }
        }
      }
      let read: [[SpottedCharacter]]? = try model.run(
        &input, shape: [pictures.count, 3, Self.height, width]
      ) {
        scores, shape in
        guard shape.count == 3, shape[2] == decoder.characters.texts.count else { return nil }
        let size = shape[1] * shape[2]
        return pictures.indices.map { index in
          let steps = (min(width, pictures[index].width) + Self.stepPixels - 1) / Self.stepPixels
          return decoder.decode(
            scores.extracting(index * size..<(index + 1) * size),
            steps: min(steps, shape[1]),
            length: Double(pictures[index].width) / Double(Self.stepPixels))
        }
      }
      guard let read else {
        throw .engineFailed(detail: "the model's outputs are not those of its list of characters")
      }
      return read
    }
  }
#endif
