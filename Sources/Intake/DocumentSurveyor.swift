public import Foundation

/// Finds out, in a worker, what pages a document has and how each is got.
///
/// Files that it makes (a converted PDF, unpacked pictures) lie under `scratch`, which must stay until
/// the document's last page is fetched, by whatever worker.
///
/// ## Why it is so
/// A scan is taken as it was embedded wherever that is certain: taking it costs about 0.01 s a page and
/// loses nothing, rendering costs 0.1 s and resamples. Certainty comes from the page's own operators,
/// since `pdfimages` does not show mirrored, clipped or overpainted pictures; where they cannot be read
/// the page is rendered. Poppler and qpdf are called as programs: a crash or hang on a hostile file ends
/// a child, and Poppler's licence stays apart.
public struct DocumentSurveyor {
  private let policy: TextLayerPolicy
  private let limitMegapixels: Int
  private let scratch: URL
  private let conversionSeconds: Double
  private let pictureFrames: (String) throws -> (count: Int, isCutOff: Bool)

  /// - Parameters:
  ///   - policy: What is done with text layers.
  ///   - pixelLimitMegapixels: Larger pictures are refused.
  ///   - scratch: An existing folder of this document's own.
  ///   - conversionSeconds: Time limit of LibreOffice.
  ///   - pictureFrames: Number of frames in a picture file, told without decoding them, and whether
  ///     more were lost with the end of the file; what it throws is passed on if it is an ``IntakeError``, else as `damaged`.
  public init(
    policy: TextLayerPolicy = .auto, pixelLimitMegapixels: Int = 200, scratch: URL,
    conversionSeconds: Double = 180,
    pictureFrames: @escaping (String) throws -> (count: Int, isCutOff: Bool)
  ) {
    self.policy = policy
    limitMegapixels = pixelLimitMegapixels
    self.scratch = scratch
    self.conversionSeconds = conversionSeconds
    self.pictureFrames = pictureFrames
  }

  /// The document's pages, at least one.
  ///
  /// - Throws: why there is not one page to be had.
  public func survey(_ document: InputDocument) throws(IntakeError) -> Survey {
    guard let file = document.files.first else { throw .noPages }
    if let survey = Survey.withoutLooking(at: document) { return survey }
    switch document.kind {
    case .folder: return folder(document.files)
    case .pdf: return try pdf(file)
    case let kind where kind.isOffice: return try office(file, kind)
    default: return Survey(pages: try frames(of: file))
    }
  }

  private func frames(of file: String) throws(IntakeError) -> [PageSource] {
    let frames: (count: Int, isCutOff: Bool)
    do {
      frames = try pictureFrames(file)
    } catch let error as IntakeError {
      throw error
    } catch {
      throw .damaged(detail: String(describing: error))
    }
    guard frames.count > 0 else { throw .damaged(detail: "no picture in it") }
    let pages = (0..<frames.count).map { PageSource.picture(file: file, frame: $0) }
    guard frames.isCutOff else { return pages }
    return pages + [.missing(.damaged(detail: "it is cut off, later pages are missing"))]
  }

  /// Pages that cannot be had stay in their places.
  private func folder(_ files: [String]) -> Survey {
    var pages: [PageSource] = []
    var counts: [Int] = []
    for file in files {
      let before = pages.count
      defer { counts.append(pages.count - before) }
      do throws(IntakeError) {
        _ = try ContentSniffer(name: file).kind(ofFile: file)
        pages += try frames(of: file)
      } catch {
        pages.append(.missing(error))
      }
    }
    return Survey(pages: pages, pagesOfFiles: counts)
  }

  private func pdf(_ file: String) throws(IntakeError) -> Survey {
    let survey = PDFSurvey(
      pdf: file, policy: policy, limitMegapixels: limitMegapixels, scratch: scratch.path)
    do throws(IntakeError) {
      return try survey.survey()
    } catch .damaged(let detail) {
      let pages = try CarvedPictures.carve(file, to: try subfolder("carved"))
      guard !pages.isEmpty else { throw .damaged(detail: detail) }
      let note = "the PDF is damaged (\(detail)); its pictures were read in the order of the file"
      return Survey(pages: pages, notes: [note])
    }
  }

  private func office(_ file: String, _ kind: FileKind) throws(IntakeError) -> Survey {
    if kind == .docx || kind == .odt {
      // A failure here says nothing about the document: LibreOffice reads what unzip does not.
      let pictures = try? OfficePictures.extract(
        file, kind: kind, to: try subfolder("pictures"), scratch: scratch.path)
      // Whatever files its pictures lie in now, they are of one file.
      if let pictures { return Survey(pages: folder(pictures).pages) }
    }
    let pdf = try LibreOffice.convert(
      file, kind: kind, in: try subfolder("converted"), seconds: conversionSeconds)
    return try PDFSurvey(
      pdf: pdf, policy: policy, limitMegapixels: limitMegapixels, scratch: scratch.path
    ).survey()
  }

  private func subfolder(_ name: String) throws(IntakeError) -> URL {
    try ScratchFolder.make(under: scratch, name)
  }
}

/// Makes fresh folders for what a page or document needs for a while.
enum ScratchFolder {
  /// Whether less is left than a conversion needs.
  static func isFull(_ folder: URL) -> Bool {
    FreeSpace.isShort(at: folder.path, of: FreeSpace.scratchReserve)
  }

  static func make(under scratch: URL, _ name: String) throws(IntakeError) -> URL {
    let folder = scratch.appendingPathComponent("\(name)-\(UUID().uuidString)", isDirectory: true)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .scratch(reason: SystemReason.of(error))
    }
    return folder
  }

  /// Copies what is in a file and nothing else of it: a confined worker may not set a file's mode or
  /// times, as Foundation's copy does, and a copy of a read-only file is better not read-only.
  static func copy(_ file: String, to copy: URL) throws {
    let source = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
    defer { try? source.close() }
    try Data().write(to: copy)
    let target = try FileHandle(forWritingTo: copy)
    defer { try? target.close() }
    while let part = try source.read(upToCount: 1 << 20), !part.isEmpty {
      try target.write(contentsOf: part)
    }
  }
}
