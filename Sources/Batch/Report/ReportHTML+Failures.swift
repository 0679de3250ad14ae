extension ReportHTML {
  /// What failed in this run, by cause, with the remedy.
  var failures: Markup {
    let groups = FailureDigest(record.freshFailures).groups
    guard !groups.isEmpty else { return "" }
    return section(
      "failures", "Failures by cause",
      "\(groups.prefix(Limit.causes).map(article))\(more(groups.count - Limit.causes))")
  }

  private func article(for group: FailureDigest.Group) -> Markup {
    let remedy: Markup = group.remedy.map { "<p class=\"remedy\">\($0, limit: 600)</p>\n" } ?? ""
    let tag: Markup =
      group.isTransient
      ? "<span class=\"tag\">tried again by the next run</span>"
      : "<span class=\"tag warn\">needs a person</span>"
    let shown = group.documents.prefix(Limit.documentsOfCause)
    // A single document has room for the whole message with its details.
    let message: Markup =
      group.count == 1 ? "<p>\(group.failures[0].message, limit: 600)</p>\n" : remedy
    return """
      <article>
      <h3>\(group.count) × \(group.title, limit: 200) \(tag)</h3>
      \(message)<ul class="names">
      \(shown.map(item))</ul>
      \(more(group.documents.count - shown.count))</article>

      """
  }

  private func item(for document: FailureDigest.Group.Document) -> Markup {
    let pages: Markup =
      document.pages.isEmpty
      ? "" : ", \(FailureDigest.Group.pageList(document.pages, limit: 12))"
    return "<li>\(name(document.name))\(pages)</li>\n"
  }

  /// What failed in earlier runs and was not tried again, longest waiting first.
  var waiting: Markup {
    let failures = record.waitingFailures
      .sorted { ($0.waitingSince ?? record.ended) < ($1.waitingSince ?? record.ended) }
    guard !failures.isEmpty else { return "" }
    let rows = failures.prefix(Limit.waiting).map { failure -> Markup in
      let page: Markup = failure.page.map { ", page \(String($0))" } ?? ""
      let since = failure.waitingSince.map(minute) ?? ""
      return """
        <tr><td>\(name(failure.name))\(page)</td><td class="time">\(since)</td>\
        <td>\(failure.message, limit: 600)</td></tr>

        """
    }
    return section(
      "waiting", "Waiting for a person, or for the file to change",
      """
      <table>
      <thead><tr><th scope="col">Document</th><th scope="col">Since</th>\
      <th scope="col">Why, and what helps</th></tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>
      \(more(failures.count - rows.count))
      """)
  }
}
