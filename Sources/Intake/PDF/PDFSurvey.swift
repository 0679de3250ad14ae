/// Decides page by page how a PDF is read: its one picture as embedded, its text layer, or rendered.
struct PDFSurvey {
  let pdf: String
  let policy: TextLayerPolicy
  let limitMegapixels: Int
  let scratch: String

  /// - Throws: `encrypted`, `noPages`, `damaged`, or what running a program throws.
  func survey() throws(IntakeError) -> Survey {
    let pages = try Pdfinfo.pages(of: pdf, scratch: scratch)
    let pictures = try Pdfimages.list(pdf, pages: pages.count, scratch: scratch)
    let byPage = Dictionary(grouping: pictures, by: \.page)
    var notes: [String] = []
    let texts = texts(count: pages.count, &notes)
    let contents = contents(of: pages, byPage, texts, &notes)
    let sources = pages.map { page in
      let text = page.number <= texts.count ? texts[page.number - 1] : ""
      return source(
        PDFPageFacts(
          page: page, pictures: byPage[page.number] ?? [], text: text,
          content: contents[page.number]))
    }
    return Survey(pages: sources, notes: notes)
  }

  private func source(_ facts: PDFPageFacts) -> PageSource {
    let text = textLayer(facts)
    let place = PDFPlace(
      pdf: pdf, page: facts.page.number, quarterTurns: facts.page.quarterTurns, reason: text.reason)
    if text.isTrusted { return .textLayer(place) }
    // Rendering would have to decode it as well.
    if let large = facts.pictures.first(where: {
      Double($0.width) * Double($0.height) > Double(limitMegapixels) * 1e6
    }) {
      return .missing(
        .tooManyPixels(
          width: large.width, height: large.height, limitMegapixels: limitMegapixels))
    }
    if let picture = OnePicture(facts) {
      return .embedded(
        place,
        EmbeddedPicture(
          quarterTurns: picture.quarterTurns, dpi: picture.dpi, toPaper: picture.toPaper))
    }
    let size = facts.page.uprightSize
    var dpi = RenderSize.dpi(pictures: facts.pictures, area: size.width * size.height)
    if facts.content?.content.hasVisibleText ?? !facts.text.isEmpty {
      dpi = max(dpi, RenderSize.defaultDPI)
    }
    let colour = facts.pictures.contains { $0.components >= 3 }
    guard
      let rendering = RenderSize.rendering(
        of: facts.page, dpi: dpi, limitMegapixels: limitMegapixels, colour: colour)
    else { return .missing(.damaged(detail: "the page has no size")) }
    return .rendered(place, rendering)
  }

  private func textLayer(_ facts: PDFPageFacts) -> (isTrusted: Bool, reason: String?) {
    guard facts.hasText else { return (false, nil) }
    switch policy {
    case .ignore: return (false, "text layer not used: as asked")
    case .use: return (true, "text layer: as asked")
    case .auto:
      if facts.isTextHidden {
        return (false, "text layer not used: it is an earlier OCR of the scan")
      }
      let coverage = facts.pictureCoverage
      let verdict = TextLayerJudge.judge(facts.text, pictureCoverage: coverage)
      let isPictureLost = verdict.isTrusted && coverage >= 0.15
      let remark = isPictureLost ? "; a picture on the page was not read" : ""
      return (verdict.isTrusted, verdict.reason + remark)
    }
  }

  private func texts(count: Int, _ notes: inout [String]) -> [String] {
    guard policy != .ignore else { return [] }
    do throws(IntakeError) {
      let pages = try Pdftotext.pages(of: pdf, count: count, scratch: scratch)
      if pages.lacksMaps {
        notes.append("Chinese text may be missing; get its maps with: apt-get install poppler-data")
      }
      return pages.texts
    } catch {
      notes.append("text layer not looked at: \(error.message)")
      return []
    }
  }

  /// What the pages with pictures paint; nothing where `qpdf` is missing or fails.
  private func contents(
    of pages: [PDFPage], _ pictures: [Int: [PDFPicture]], _ texts: [String],
    _ notes: inout [String]
  ) -> [Int: PageContentFacts] {
    let wanted = pages.map(\.number).filter { number in
      let count = pictures[number]?.count ?? 0
      let hasText = number <= texts.count && !texts[number - 1].isEmpty
      return count == 1 || (count > 0 && hasText)
    }
    guard !wanted.isEmpty else { return [:] }
    do throws(IntakeError) {
      let reader = try PageContentReader(pdf: pdf, scratch: scratch)
      return try reader.contents(of: wanted)
    } catch {
      notes.append("pages are rendered instead of taken as embedded: \(error.message)")
      return [:]
    }
  }
}
