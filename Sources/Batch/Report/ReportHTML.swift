public import Foundation

/// report.html: the record of a run for people, in one file without script and outside resources.
///
/// Sections without content are left out, long lists are cut and say by how much. All foreign text
/// passes through ``Markup``; a content security policy stands behind that.
public struct ReportHTML: Sendable {
  /// Longest lists, in entries.
  enum Limit {
    static let causes = 40
    static let documentsOfCause = 12
    static let waiting = 100
    static let pages = 24
    static let repairs = 40
    static let documents = 500
    /// A page's picture, in bytes; a larger one is not shown.
    static let thumbnail = 65_536
  }

  let record: RunRecord
  let zone: TimeZone

  /// - Parameters:
  ///   - record: the run.
  ///   - zone: the time zone in which times are shown.
  public init(_ record: RunRecord, zone: TimeZone = .gmt) {
    self.record = record
    self.zone = zone
  }

  /// The whole file.
  public var text: String {
    let title: Markup = "kanwu: run \(record.runNumber) on \(record.host, limit: 80)"
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="\
      default-src 'none'; style-src 'unsafe-inline'; img-src data:">
      <meta name="generator" content="kanwu \(record.programVersion)">
      <title>\(title)</title>
      <style>
      \(Markup(trusted: ReportStyle.css))</style>
      </head>
      <body>
      <main>
      \(header)\(failures)\(waiting)\(lowestPages)\(repairs)\(stages)\(documents)</main>
      </body>
      </html>

      """
    return page.html
  }
}

extension ReportHTML {
  private var header: Markup {
    let headline = RunHeadline(record)
    return """
      <header class="\(headline.urgency.rawValue)">
      <p class="run">kanwu, run \(record.runNumber), \(minute(record.ended))</p>
      <h1>\(headline.happened, limit: 600)</h1>
      <p class="next">\(headline.next, limit: 1000)</p>
      </header>
      \(tiles)\(facts)
      """
  }

  private var tiles: Markup {
    let documents = record.documents
    let pages = record.pages
    let counts: [(Int, Markup)] = [
      (documents.done, "documents done"), (documents.partial, "read in part"),
      (documents.failed, "failed"), (documents.waiting, "waiting"),
      (documents.left, "left for later"), (documents.unchanged, "unchanged"),
      (documents.skipped, "skipped"), (pages.read, "pages read"), (pages.kept, "pages kept"),
      (pages.failed, "pages failed"), (record.edits, "changes"),
    ]
    let items = counts.filter { $0.0 > 0 }.map { count, label -> Markup in
      "<li><b>\(count)</b> \(label)</li>\n"
    }
    return items.isEmpty ? "" : "<ul class=\"tiles\">\n\(items)</ul>\n"
  }

  private var facts: Markup {
    let inputs = record.inputs.prefix(10).map { input -> Markup in "\(name(input)) " }
    let more: Markup = record.inputs.count > 10 ? "and \(record.inputs.count - 10) more" : ""
    let speed: Markup =
      record.pagesPerMinute > 0 && record.pagesPerMinute.isFinite
      ? ", \(String(Int(min(record.pagesPerMinute, 1e9)))) pages a minute" : ""
    let memory: Markup =
      record.workerPeakBytes.map {
        ", up to \(ReportNumbers.grouped($0 / 1_000_000)) MB a worker"
      } ?? ""
    let rows: [(Markup, Markup)] = [
      ("From", "\(inputs)\(more)"),
      ("To", name(record.output)),
      ("Pipeline", name(record.pipeline)),
      (
        "Time",
        """
        \(minute(record.started)) to \(minute(record.ended)) \
        (\(ReportNumbers.zone(zone, at: record.ended))), \
        \(ReportNumbers.duration(record.seconds))\(speed)
        """
      ),
      (
        "Machine",
        "\(record.host, limit: 80), \(ReportNumbers.counted(record.jobs, "job"))\(memory)"
      ),
      ("Program", "kanwu \(record.programVersion), exit code \(String(record.exitCode))"),
    ]
    let list = rows.map { key, value -> Markup in "<dt>\(key)</dt><dd>\(value)</dd>\n" }
    return "<dl class=\"facts\">\n\(list)</dl>\n"
  }

  /// A section with its heading; nothing where there is no content.
  func section(_ id: Markup, _ title: Markup, _ content: Markup) -> Markup {
    guard !content.html.isEmpty else { return "" }
    return "<section id=\"\(id)\">\n<h2>\(title)</h2>\n\(content)</section>\n"
  }

  /// `and 12 more`, or nothing.
  func more(_ count: Int) -> Markup {
    count > 0 ? "<p class=\"more\">and \(count) more</p>\n" : ""
  }

  /// A file's name or a piece of recognised text: Chinese, and closed off from its surroundings.
  func name(_ text: String, limit: Int = 300) -> Markup {
    "<bdi lang=\"zh-Hans\">\(text, limit: limit)</bdi>"
  }

  func minute(_ date: Date) -> String { ReportNumbers.minute(date, in: zone) }
}
