import Foundation

extension ReportHTML {
  /// The pages of lowest confidence, each with its picture where there is one.
  var lowestPages: Markup {
    let pages = record.lowestPages
    guard !pages.isEmpty else { return "" }
    let figures = pages.prefix(Limit.pages).enumerated().map { index, sample in
      figure(of: sample, at: index)
    }
    return section(
      "pages", "Pages of lowest confidence",
      "<div class=\"pages\">\n\(figures)</div>\n\(more(pages.count - figures.count))")
  }

  private func figure(of sample: RunRecord.PageSample, at index: Int) -> Markup {
    let picture: Markup =
      if Self.showsThumbnail(of: sample, at: index), let jpeg = sample.thumbnail {
        """
        <img alt="page \(String(sample.page))" \
        src="data:image/jpeg;base64,\(Markup(trusted: jpeg.base64EncodedString()))">
        """
      } else {
        "<div class=\"blank\">no picture</div>"
      }
    return """
      <figure id="\(Self.anchor(ofPageAt: index))">
      \(picture)
      <figcaption><b>\(ReportNumbers.percent(sample.confidence))</b> \
      \(name(sample.name, limit: 120)), page \(String(sample.page))</figcaption>
      </figure>

      """
  }

  /// Whether the report has a picture of the page at this place of ``RunRecord/lowestPages``.
  static func showsThumbnail(of sample: RunRecord.PageSample, at index: Int) -> Bool {
    guard index < Limit.pages, let jpeg = sample.thumbnail else { return false }
    return jpeg.count <= Limit.thumbnail && jpeg.starts(with: [0xFF, 0xD8, 0xFF])
  }

  /// The fragment under which that page is found.
  static func anchor(ofPageAt index: Int) -> String { "page-\(index + 1)" }
}
