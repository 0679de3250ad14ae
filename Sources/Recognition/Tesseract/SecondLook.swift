import DocumentModel
import PageImaging

/// Reads the lines that the engine was least sure of again, one at a time: with another model, and in
/// larger and smaller print.
///
/// What the looks make of a Chinese character goes with the line as ``OtherReading``s; nothing is changed
/// here. The repair weighs them.
///
/// The other model errs elsewhere. Source: 62,000 Chinese characters of 84 made pages (ten fonts; clean,
/// mild, thin, faxed, skewed, photocopied), of which chi_sim read 521 wrongly, 500 of them in lines with a
/// symbol under 0.97. Of these one look with HanS has 200 right, two looks at other sizes of the page 150 and 127, all three
/// 254 (whole pages, before lines were read from pictures of their own). With the looks as they are now `accurate` has a
/// character error rate of 0.0058 on the benchmark's dev set (default: 0.0062).
struct SecondLook {
  /// Share of the page's characters that are looked at again, 0…1.
  let share: Double
  /// How many looks are taken at a line, at most three.
  let looks: Int
  /// The other model, if there is to be one; where its data are missing only other heights are tried.
  let model: SpareModel?

  /// Heights of the picture of a line, in heights of its print: the other model's first, then the main one's.
  static let heights = [1.4, 1.9, 1.25]
  /// A line is looked at again when a symbol of it is less sure than this, 0…1: 14 % of the characters,
  /// 77 % of the wrong ones.
  static let weakConfidence: Float = 0.9

  /// Adds what the looks made of the weakest lines to them.
  ///
  /// - Parameters:
  ///   - lines: as they were read on `image`.
  ///   - image: the page that was read, 8 bits deep; others are not looked at again.
  ///   - emPixels: side of a character's em box on `image`.
  ///   - main: the engine of the first reading.
  ///   - deadline: lines after it are not looked at.
  /// - Returns: how many lines were looked at.
  /// - Throws: ``RecognitionError/engineFailed(detail:)``.
  func take(
    at lines: inout [ReadLine], on image: PageImage, emPixels: Double,
    with main: TesseractHandle, until deadline: Deadline
  ) throws(RecognitionError) -> Int {
    guard image.depth == 8, emPixels > 0 else { return 0 }
    let chosen = weakest(of: lines)
    guard !chosen.isEmpty else { return 0 }
    var views = Self.heights.dropFirst().map { (engine: main, height: $0) }
    if let other = model?.load() { views.insert((other, Self.heights[0]), at: 0) }
    defer { for view in views { view.engine.clear() } }
    var looked = 0
    for index in chosen where !deadline.isPast {
      looked += 1
      var sightings: [[Sighting?]] = []
      for view in views.prefix(looks) {
        if let seen = try look(
          at: lines[index], on: image, emPixels: emPixels, height: view.height, with: view.engine,
          until: deadline)
        {
          sightings.append(seen)
        }
      }
      lines[index].add(sightings)
    }
    return looked
  }

  /// Indices of the lines to look at, the weakest first, as many as the share allows.
  func weakest(of lines: [ReadLine]) -> [Int] {
    let all = lines.reduce(0) { $0 + $1.symbols.count }
    var left = Int(Double(all) * share)
    let order = lines.indices
      .filter { index in
        lines[index].symbols.contains { $0.confidence < Self.weakConfidence }
          && !lines[index].isMostlyLatin
      }
      .map { index in (index, doubt: lines[index].symbols.reduce(0) { $0 + (1 - $1.confidence) }) }
      .sorted { ($1.doubt, $0.0) < ($0.doubt, $1.0) }
    var chosen: [Int] = []
    for (index, _) in order where lines[index].symbols.count <= left {
      left -= lines[index].symbols.count
      chosen.append(index)
    }
    return chosen
  }

  /// What one look reads for each symbol of a line; `nil` where it has no character of its own for it, and
  /// for the whole line where it failed.
  private func look(
    at line: ReadLine, on image: PageImage, emPixels: Double, height: Double,
    with engine: TesseractHandle, until deadline: Deadline
  ) throws(RecognitionError) -> [Sighting?]? {
    // A look that fails leaves the first reading as it is.
    guard
      let symbols = try? engine.readLine(
        line.box, of: image, emPixels: emPixels, height: height, until: deadline)
    else { return nil }
    return line.sightings(in: symbols)
  }
}
