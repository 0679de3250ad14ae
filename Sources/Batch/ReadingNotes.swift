import DocumentModel

/// Remarks that a document's pages give rise to, each once however many pages say so.
enum ReadingNotes {
  static func notes(on pages: [Page]) -> [String] {
    func affected(by measure: String) -> String? {
      let count = pages.count { page in
        page.measures.contains { $0.stage == "read" && $0.name == measure }
      }
      return count == 0 ? nil : count == 1 ? "1 page" : "\(count) pages"
    }
    var notes: [String] = []
    if let pages = affected(by: Measure.latinModelMissing) {
      notes.append(
        "Latin lines of \(pages) were read by the Chinese model alone; "
          + "get the Latin one with: apt-get install tesseract-ocr-eng")
    }
    if let pages = affected(by: Measure.secondModelMissing) {
      notes.append(
        "weak lines of \(pages) were looked at again without the second Chinese model; "
          + "get it with: apt-get install tesseract-ocr-script-hans")
    }
    if let pages = affected(by: Measure.verticalModelMissing) {
      notes.append(
        "\(pages) may have vertical text, for which there is no model; "
          + "get it with: apt-get install tesseract-ocr-chi-sim-vert")
    }
    return notes
  }
}
