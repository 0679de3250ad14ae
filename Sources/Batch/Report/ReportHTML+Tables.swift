extension ReportHTML {
  /// What was put right most often.
  var repairs: Markup {
    guard !record.repairs.isEmpty else { return "" }
    let rows = record.repairs.prefix(Limit.repairs).map { repair -> Markup in
      """
      <tr><td class="text">\(piece(repair.from))</td><td class="text">\(piece(repair.to))</td>\
      <td class="number">\(repair.count)</td><td>\(name(repair.rule, limit: 120))</td></tr>

      """
    }
    return section(
      "repairs", "Most frequent repairs",
      table(
        [.text("Read"), .text("Now"), .number("Times"), .text("Rule")], rows,
        left: record.repairs.count - rows.count))
  }

  /// A text that may be empty or nothing but spaces.
  private func piece(_ text: String) -> Markup {
    guard !text.isEmpty else { return "<i>nothing</i>" }
    guard text.allSatisfy(\.isWhitespace) else { return name(text, limit: 60) }
    return "<i>\(ReportNumbers.counted(text.count, "space"))</i>"
  }

  /// Where the time went.
  var stages: Markup {
    guard !record.stages.isEmpty else { return "" }
    let sum = record.stages.reduce(0) { $0 + max(0, $1.busySeconds) }
    let rows = record.stages.map { stage -> Markup in
      let share = sum > 0 && sum.isFinite ? max(0, stage.busySeconds) / sum : 0
      let width = String(Int((share * 100).rounded()))
      return """
        <tr><td>\(stage.name, limit: 60)</td><td class="number">\(stage.items)</td>\
        <td class="number">\(ReportNumbers.duration(stage.busySeconds))</td>\
        <td class="bar"><span style="width:\(width)%"></span></td>\
        <td class="number">\(stage.mostWaiting)</td></tr>

        """
    }
    return section(
      "stages", "Time by stage",
      table(
        [
          .text("Stage"), .number("Items"), .number("Busy"), .text("Share"),
          .number("Longest line"),
        ], rows, left: 0))
  }

  /// The documents worked on.
  var documents: Markup {
    guard !record.documentsWorked.isEmpty else { return "" }
    let rows = record.documentsWorked.prefix(Limit.documents).map(row)
    let left = record.documentsWorked.count - rows.count + record.documentsOmitted
    return section(
      "documents", "Documents worked on",
      table(
        [
          .text("Document"), .text("Outcome"), .number("Pages"), .number("Read now"),
          .number("Changes"), .number("Confidence"), .number("Time"),
        ], rows, left: left))
  }

  private func row(for document: RunRecord.DocumentLine) -> Markup {
    let outcome: Markup =
      switch document.outcome {
      case .done: "<td>done</td>"
      case .partial: "<td class=\"warn\">in part</td>"
      case .failed: "<td class=\"bad\">failed</td>"
      }
    let confidence = document.meanConfidence.map(ReportNumbers.percent) ?? "–"
    return """
      <tr><td>\(name(document.name))</td>\(outcome)<td class="number">\(document.pages)</td>\
      <td class="number">\(document.pagesRead)</td><td class="number">\(document.edits)</td>\
      <td class="number">\(confidence)</td>\
      <td class="number">\(ReportNumbers.duration(document.seconds))</td></tr>

      """
  }

  private func table(_ columns: [Column], _ rows: [Markup], left: Int) -> Markup {
    let heads = columns.map(\.head)
    return """
      <table>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>
      \(more(left))
      """
  }
}

/// A column of a table; numbers stand to the right.
private enum Column {
  case text(Markup)
  case number(Markup)

  var head: Markup {
    switch self {
    case .text(let title): "<th scope=\"col\">\(title)</th>"
    case .number(let title): "<th scope=\"col\" class=\"number\">\(title)</th>"
    }
  }
}
