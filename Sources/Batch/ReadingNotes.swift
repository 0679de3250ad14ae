import DocumentModel

/// Remarks that a document's pages give rise to, each once however many pages say so.
enum ReadingNotes {
  static func notes(on pages: [Page]) -> [String] {
    let count = pages.count { page in
      page.measures.contains { $0.stage == "read" && $0.name == Measure.latinModelMissing }
    }
    guard count > 0 else { return [] }
    return [
      "Latin lines of \(count == 1 ? "1 page" : "\(count) pages") were read by the Chinese model alone; "
        + "get the Latin one with: apt-get install tesseract-ocr-eng"
    ]
  }
}
