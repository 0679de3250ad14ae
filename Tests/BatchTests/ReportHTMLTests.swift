import Foundation
import Testing

@testable import Batch

struct ReportHTMLTests {
  private let night = ReportHTML(ReportSamples.night()).text

  @Test func `a full report has its sections in the order in which they matter`() {
    let ids = night.matches(of: /<section id="([a-z]+)">/).map { String($0.output.1) }
    #expect(ids == ["failures", "waiting", "pages", "repairs", "stages", "documents"])
  }

  @Test func `an empty run has a head line and no section`() {
    let html = ReportHTML(ReportSamples.empty()).text
    #expect(html.contains("<h1>No document found.</h1>"))
    #expect(html.contains("<p class=\"next\">Nothing to do.</p>"))
    #expect(!html.contains("<section"))
    #expect(!html.contains("<ul class=\"tiles\">"))
  }

  @Test func `a cause stands with its count, its remedy and its documents`() throws {
    let start = try #require(night.range(of: "<h3>4 × protected by a password "))
    let end = try #require(night.range(of: "</article>", range: start.upperBound..<night.endIndex))
    let article = night[start.lowerBound..<end.lowerBound]
    #expect(article.contains("needs a person"))
    #expect(article.contains("<p class=\"remedy\">save a copy without one, for a PDF with: qpdf"))
    #expect(article.contains("<li><bdi lang=\"zh-Hans\">合同/b.pdf</bdi></li>"))
    #expect(night.contains("<bdi lang=\"zh-Hans\">会议纪要.tif</bdi>, pages 3, 9</li>"))
  }

  @Test func `what waits longest stands first, with the day since when`() throws {
    let longest = try #require(night.range(of: "<td class=\"time\">2026-01-30 02:30</td>"))
    let other = try #require(night.range(of: "<td class=\"time\">2026-02-26 02:30</td>"))
    #expect(longest.lowerBound < other.lowerBound)
  }

  @Test func `times are shown in the zone asked for`() throws {
    let zone = try #require(TimeZone(secondsFromGMT: 8 * 3600))
    let html = ReportHTML(ReportSamples.night(), zone: zone).text
    #expect(html.contains("2026-03-01 10:30 to 2026-03-01 11:35 (UTC+08:00), 1 h 05 min"))
  }

  @Test func `a page's picture is inside the file, and its want is said`() {
    #expect(night.contains("src=\"data:image/jpeg;base64,/9j/4AAQ\""))
    #expect(night.components(separatedBy: "<div class=\"blank\">no picture</div>").count == 2)
    #expect(night.contains("<b>61.4 %</b>"))
  }

  @Test func `a picture that is none, or too large, is not put in`() {
    var record = ReportSamples.night()
    record.lowestPages[0].thumbnail = Data("<svg onload=alert(1)>".utf8)
    record.lowestPages[1].thumbnail = ReportSamples.jpeg + Data(count: ReportHTML.Limit.thumbnail)
    #expect(!ReportHTML(record).text.contains("<img"))
  }

  @Test func `a repair to or from nothing is put in words`() {
    #expect(night.contains("<i>1 space</i></td><td class=\"text\"><i>nothing</i>"))
  }

  @Test func `long lists are cut and say by how much`() {
    var record = ReportSamples.night()
    record.failures =
      (0..<20_000).map { ReportSamples.encrypted("\($0).pdf") }
      + (0..<5000).map { ReportSamples.encrypted("w\($0).pdf", waitingSince: ReportSamples.start) }
    record.documentsWorked = (0..<2000).map { ReportSamples.document("\($0).pdf") }
    record.repairs = (0..<1000).map {
      RunRecord.Repair(from: "\($0)", to: "x", count: 1, rule: "r")
    }
    record.lowestPages = (0..<300).map {
      RunRecord.PageSample(path: "p", name: "p", page: $0, confidence: 0.5)
    }
    record.inputs = (0..<1000).map { "/scans/\($0)" }
    let html = ReportHTML(record).text
    for more in ["19,988", "4,900", "276", "960", "1,621"] {
      #expect(html.contains("<p class=\"more\">and \(more) more</p>"))
    }
    #expect(html.contains("and 990 more</dd>"))
    #expect(html.utf8.count < 400_000)
  }

  @Test(arguments: ReportSamples.hostileTexts)
  func `no foreign text becomes markup, breaks its place or hides`(text: String) {
    let html = ReportHTML(ReportSamples.hostile(text)).text
    #expect(openedTags(in: html).isSubset(of: expectedTags))
    #expect(html.components(separatedBy: "<style>").count == 2)
    // Every quote that is left delimits an attribute's value.
    #expect(!html.replacing(/"[^"]*"/, with: "").contains(/<[^>]* on[a-z]+ *=/))
    #expect(html.utf8.count < 60_000)
    let hidden = html.unicodeScalars.filter {
      switch $0.properties.generalCategory {
      case .control: $0 != "\n"
      case .format, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
    #expect(hidden.isEmpty)
  }

  @Test func `nothing is fetched from outside and nothing is run`() {
    #expect(!night.contains("//"))
    #expect(!night.contains("<script") && !night.contains("javascript:"))
    #expect(night.contains("default-src 'none'"))
    #expect(!ReportStyle.css.contains("url(") && !ReportStyle.css.contains("@import"))
  }

  @Test(arguments: [ReportSamples.empty(), ReportSamples.night(), ReportSamples.hostile("<b>")])
  func `every element that is opened is closed`(record: RunRecord) {
    let html = ReportHTML(record).text
    var open: [String] = []
    var misplaced: [String] = []
    for tag in html.matches(of: /<(\/?)([a-z0-9]+)[^>]*>/) {
      let name = String(tag.output.2)
      if ["meta", "img"].contains(name) { continue }
      if tag.output.1.isEmpty {
        open.append(name)
      } else if open.popLast() != name {
        misplaced.append(name)
      }
    }
    #expect(misplaced.isEmpty && open.isEmpty)
  }

  /// The opening tags of a page, each as it is written up to its first space.
  private func openedTags(in html: String) -> Set<String> {
    Set(html.matches(of: /<([^\/ >]+)/).map { String($0.output.1) })
  }

  private var expectedTags: Set<String> { openedTags(in: night) }
}
