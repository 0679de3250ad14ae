import Evaluation
import Foundation

/// What `kanwu evaluate` prints for people.
struct EvaluationTable {
  /// Confusions that are shown.
  private static let confusionsShown = 20

  private let report: EvaluationReport

  init(_ report: EvaluationReport) {
    self.report = report
  }

  var text: String {
    [scores, errors, confusions, repairs].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Each document, each class, all.
  private var scores: String {
    var rows = [["", "CER", "no space", "normalised", "para. F1", "characters", ""]]
    for document in report.documents {
      let score = document.score
      rows.append(
        [escapingControls(document.name)]
          + figures(
            [score.asIs.rate, score.withoutSpace.rate, score.normalised.rate],
            f1: score.paragraphs.f1, characters: score.normalised.characters)
          + [document.output == nil ? "missing" : ""])
    }
    for item in report.classes {
      rows.append(
        [escapingControls(item.name)] + figures(of: item.score)
          + [counted(item.score.documents, "document")])
    }
    rows.append(
      ["all"] + figures(of: report.total) + [counted(report.total.documents, "document")])
    let breaks = [1 + report.documents.count, rows.count - 1]
    return TextColumns(rows: rows, lastIsText: true).text(spaceBefore: Set(breaks))
  }

  private func figures(of score: MeanScore) -> [String] {
    figures(
      [score.asIs, score.withoutSpace, score.normalised], f1: score.paragraphF1,
      characters: score.characters)
  }

  private func figures(_ rates: [Double], f1: Double, characters: Int) -> [String] {
    rates.map(percent) + [String(format: "%.4f", f1), String(characters)]
  }

  /// Errors by class, before and after the repairs.
  private var errors: String {
    var rows = [["errors (white space aside)", "before", "after"]]
    for error in report.errors {
      rows.append(["  " + error.subject.title, String(error.before), String(error.after)])
    }
    let marks = report.extraAndMissingMarks
    rows.append(["  marks among those two", String(marks.before), String(marks.after)])
    return TextColumns(rows: rows).text()
  }

  private var confusions: String {
    let shown = report.confusions.prefix(Self.confusionsShown)
    guard !shown.isEmpty else { return "" }
    var rows = [["most frequent (read for right)", "before", "after"]]
    for confusion in shown {
      let wrong = confusion.subject.wrong.map { shownScalar($0) } ?? "nothing"
      let right = confusion.subject.right.map { shownScalar($0) } ?? "nothing"
      rows.append(["  \(wrong) for \(right)", String(confusion.before), String(confusion.after)])
    }
    let rest = report.confusions.count - shown.count
    return TextColumns(rows: rows).text() + (rest > 0 ? "  and \(rest) more\n" : "")
  }

  private func shownScalar(_ scalar: Unicode.Scalar) -> String {
    escapingControls(String(scalar))
  }

  /// What the edits did, by stage and by what they change.
  private var repairs: String {
    let repairs = report.repairs
    guard !repairs.stages.isEmpty else { return "" }
    var rows = [
      [
        "repairs", "edits", "helped", "neutral", "harmed", "precision", "recall",
        "right made wrong",
        "per 100,000",
      ]
    ]
    for stage in repairs.stages {
      rows.append(row(stage.name, stage.all))
      for errorClass in ErrorClass.allCases {
        guard let tally = stage.byClass[errorClass], tally.edits > 0 else { continue }
        rows.append(row("  " + errorClass.title, tally))
      }
    }
    rows.append(row("all", repairs.all))
    rows.append(row("all, width aside", repairs.widthAside))
    return TextColumns(rows: rows).text() + "in \(counted(repairs.characters, "character")) read\n"
  }

  private func row(_ name: String, _ tally: RepairTally) -> [String] {
    [name] + [tally.edits, tally.helped, tally.neutral, tally.harmed].map { String($0) }
      + [percent(tally.precision), percent(tally.recall), String(tally.harmedCharacters)]
      + [String(format: "%.1f", report.repairs.harmRate(tally))]
  }

  private func percent(_ share: Double) -> String {
    String(format: "%.2f %%", share * 100)
  }
}

extension ErrorClass {
  /// In words.
  var title: String {
    switch self {
    case .chinese: "Chinese character for another"
    case .punctuation: "punctuation mark for another"
    case .width: "width or form of a mark"
    case .digitsAndLatin: "digits and Latin letters"
    case .other: "mark for character, or mixed"
    case .extra: "characters too many"
    case .missing: "characters missing"
    }
  }
}
