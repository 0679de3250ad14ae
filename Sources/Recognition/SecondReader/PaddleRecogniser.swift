#if SecondReader
  import COpenVINO
  import DocumentModel
  import PageImaging

  /// Reads pages with PP-OCR's models on OpenVINO, and asks Tesseract about weak lines where it is told to.
  ///
  /// Lines come from a detector and from Tesseract's layout, which also gives the order of reading. The page is
  /// wanted with an em box of about ``PaddleRecogniser/emPixels``; Tesseract gets its own smaller view of it.
  final class PaddleRecogniser: Recogniser {
    private let finder: PaddleLineFinder
    private let reader: PaddleLineReader
    private let layout: TesseractLayout
    private let adviser: TesseractAdviser?
    private let vertical: VerticalReader

    /// Mean confidence under which a page may stand on its head.
    static let poorConfidence: Float = 0.85
    /// Lines that only one finder has are kept from this mean confidence on, single characters from the second.
    static let believed: (line: Float, character: Float) = (0.6, 0.85)

    /// - Throws: ``RecognitionError/modelUnusable(file:detail:)``, ``RecognitionError/languageDataMissing(language:remedy:)``.
    init(_ options: PaddleOptions, asking both: BothOptions?) throws(RecognitionError) {
      guard let files = SecondReaderFiles.installed else { throw .secondReaderMissing }
      let models = files.models(of: options)
      reader = try PaddleLineReader(
        file: models.recognition, precision: options.precision, squeeze: options.soundSqueeze)
      finder = try PaddleLineFinder(file: models.detection, precision: options.precision)
      layout = try TesseractLayout()
      var forVertical = TesseractOptions()
      forVertical.verticalLanguage = options.verticalLanguage
      adviser = try both.map { both throws(RecognitionError) in try TesseractAdviser(both) }
      vertical = VerticalReader(
        forVertical, layout: layout, dataFolder: nil, lineModel: adviser?.engine)
    }

    func read(
      _ image: PageImage, deadlineSeconds: Double
    ) throws(RecognitionError) -> PageReading {
      let deadline = Deadline(seconds: deadlineSeconds)
      // The models' scratch memory differs from page to page; what is free goes back to the system.
      defer { _ = malloc_trim(0) }
      let mayBeVertical = !VerticalReader.turnsToTry(image.measures).isEmpty
      if mayBeVertical,
        let reading = try vertical.read(TesseractView(of: image).image, until: deadline)
      {
        return reading.pageReading
      }
      var first = try firstReading(of: image, until: deadline)
      if let turned = try turnedIfBetter(than: first, until: deadline) { first = turned }
      let mayLieOnItsSide = VerticalReader.mayLieOnItsSide(first)
      if mayLieOnItsSide,
        let reading = try vertical.readOnItsSide(
          TesseractView(of: first.whole).image, until: deadline)
      {
        return reading.pageReading
      }
      if mayBeVertical || mayLieOnItsSide { vertical.note(on: &first) }
      return first.pageReading
    }

    private func firstReading(
      of image: PageImage, until deadline: Deadline
    ) throws(RecognitionError) -> FirstReading {
      let coverage = PrintCoverage(of: image)
      var reading = FirstReading(
        image: image, emPixels: coverage.emPixels, measures: image.measures + coverage.measures)
      reading.engine = .paddle
      guard coverage.hasPrint else { return reading }
      try vertical.takeColumns(off: &reading, until: deadline)
      let image = reading.image
      guard let pixels = image.greyPixels() else { return reading }
      let view = try TesseractView(of: image)
      let print = PrintFinder(pixels)
      let laidOut = layout.lines(of: view.image, emPixels: view.emPixels).map(view.onPage)
      guard !deadline.isPast else {
        reading.isPartial = true
        return reading
      }
      let merger = LineMerger(em: coverage.emPixels) { print.print(in: $0) }
      var merged = merger.merge(laidOut, try finder.lines(on: image, emPixels: coverage.emPixels))
      let missed = UnreadPrint.rows(
        of: image, besides: merged.map(\.box), emPixels: coverage.emPixels)
      merger.add(missed, to: &merged)
      merged = merged.map { $0.inPieces(ofAtMost: reader.longestInHeights, ink: print.ink) }
      _ = malloc_trim(0)
      let pieces = merged.flatMap(\.pieces)
      var spotted = try reader.read(pieces, of: pixels, until: deadline)
      FormsOfPage.settle(&spotted)
      reading.isPartial = spotted.contains { $0 == nil }
      var next = 0
      var doubtful: Set<Int> = []
      var added = 0
      let dashes = LongDashes(em: coverage.emPixels) { print.print(in: $0, fewest: 1) }
      for line in merged {
        let own = next..<next + line.pieces.count
        next = own.upperBound
        guard let read = Self.line(line, spotted[own], em: coverage.emPixels) else { continue }
        if line.finder != .both { doubtful.insert(reading.lines.count) }
        if line.finder == .print { added += 1 }
        reading.lines.append(dashes.restored(in: read))
      }
      reading.note("linesByDetectorOnly", Double(merged.count { $0.finder == .detector }))
      reading.note("missedLines", Double(added))
      reading.note("linesByLayoutOnly", Double(merged.count { $0.finder == .layout }))
      if let adviser, !reading.isPartial {
        let asked = try adviser.advise(
          &reading.lines, doubtful: doubtful, view: view, until: deadline)
        reading.note("linesAskedAgain", Double(asked))
      }
      return reading
    }

    /// The line as it was read; `nil` where nothing was, or nothing that can be believed.
    private static func line(
      _ line: MergedLine, _ spotted: ArraySlice<[SpottedCharacter]?>, em: Double
    ) -> ReadLine? {
      var read = ReadLine(symbols: [], box: line.box, block: line.block)
      for (region, characters) in zip(line.pieces, spotted) {
        let (symbols, others) = PaddleLine.symbols(
          of: characters ?? [], in: region, line: line.box)
        for (index, alike) in others { read.otherSymbols[index + read.symbols.count] = alike }
        read.symbols += symbols
      }
      guard !read.symbols.isEmpty, !PaddleLine.isSeal(read, em: em) else { return nil }
      guard line.finder != .both else { return read }
      let least = read.symbols.count < 2 ? believed.character : believed.line
      return read.confidence >= least && !PaddleLine.isTooNarrow(read) ? read : nil
    }

    /// Reads the page turned by half where some of its lines read better so; `nil` where they do not.
    private func turnedIfBetter(
      than first: FirstReading, until deadline: Deadline
    ) throws(RecognitionError) -> FirstReading? {
      guard let confidence = first.confidence, confidence < Self.poorConfidence, !first.isPartial,
        let certainty = first.image.measure("confidence", of: Orient.name),
        certainty < TesseractEngine.unsureOrientation, let pixels = first.image.greyPixels()
      else { return nil }
      let longest = first.lines.sorted { $0.box.width > $1.box.width }.prefix(4)
      let regions = longest.map {
        LineRegion($0.box).grown(along: first.emPixels * 0.15, across: first.emPixels * 0.12)
      }
      let spotted = try reader.read(
        regions, of: pixels, isTurned: true, until: deadline
      ).flatMap { $0 ?? [] }
      guard spotted.count >= 5 else { return nil }
      let other = spotted.reduce(0) { $0 + $1.confidence } / Float(spotted.count)
      guard other > confidence + TesseractEngine.clearGain,
        let turned = try? Orient(forcedQuarterTurns: 2).apply(to: first.whole)
      else { return nil }
      let reading = try firstReading(of: turned, until: deadline)
      // A whole reading is worth more than the beginning of a better one.
      return reading.isPartial ? nil : reading
    }
  }
#endif
