import Batch
import Evaluation
import Foundation

/// The page of `kanwu evaluate --html`: figures, and each document's text with what is wrong in it.
///
/// One file that loads nothing. Foreign text is escaped by ``Markup``.
struct EvaluationPage {
  private let report: EvaluationReport

  init(_ report: EvaluationReport) {
    self.report = report
  }

  var html: String {
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>kanwu evaluate</title>
      <style>
      \(Markup(trusted: ReportStyle.css + Self.css))</style>
      </head>
      <body>
      <main>
      <h1>Outputs and their truth</h1>
      <p>CER \(percent(report.total.normalised)) without white space and width, paragraph F1 \
      \(String(format: "%.4f", report.total.paragraphF1)), \
      \(counted(report.total.documents, "document")), \(report.total.characters) characters.</p>
      <p class="legend"><del>read</del><ins>right</ins> what is wrong; \
      <mark class="helped">mended</mark> <mark class="neutral">changed, still wrong</mark> \
      <mark class="harmed">spoilt</mark> by a repair, whose rule shows under the pointer.</p>
      \(scores)\(repairs)\(report.documents.enumerated().map(section))</main>
      </body>
      </html>

      """
    return page.html
  }

  private var scores: Markup {
    let rows =
      report.documents.enumerated().map { index, document -> Markup in
        let name: Markup = "<a href=\"#d\(Markup(trusted: String(index)))\">\(document.name)</a>"
        let score = document.score
        return row(
          name,
          [score.asIs.rate, score.withoutSpace.rate, score.normalised.rate],
          score.paragraphs.f1, score.normalised.characters)
      } + report.classes.map { row("\($0.name)", $0.score) } + [row("<b>all</b>", report.total)]
    return """
      <table>
      <thead><tr><th scope="col">Document</th><th class="number" scope="col">CER</th>\
      <th class="number" scope="col">no space</th><th class="number" scope="col">normalised</th>\
      <th class="number" scope="col">paragraph F1</th>\
      <th class="number" scope="col">characters</th></tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>

      """
  }

  private func row(_ name: Markup, _ score: MeanScore) -> Markup {
    row(
      name, [score.asIs, score.withoutSpace, score.normalised], score.paragraphF1,
      score.characters)
  }

  private func row(_ name: Markup, _ rates: [Double], _ f1: Double, _ characters: Int) -> Markup {
    let cells = rates.map { rate -> Markup in "<td class=\"number\">\(percent(rate))</td>" }
    return """
      <tr><td>\(name)</td>\(cells)<td class="number">\(String(format: "%.4f", f1))</td>\
      <td class="number">\(characters)</td></tr>

      """
  }

  private var repairs: Markup {
    let repairs = report.repairs
    guard !repairs.stages.isEmpty else { return "" }
    let rows = repairs.stages.map { stage -> Markup in
      let figures = [stage.all.edits, stage.all.helped, stage.all.neutral, stage.all.harmed]
      return """
        <tr><td>\(stage.name)</td>\(figures.map { "<td class=\"number\">\($0)</td>" as Markup })\
        <td class="number">\(percent(stage.all.precision))</td>\
        <td class="number">\(percent(stage.all.recall))</td>\
        <td class="number">\(String(format: "%.1f", repairs.harmRate(stage.all)))</td></tr>

        """
    }
    return """
      <h2>Repairs</h2>
      <table>
      <thead><tr><th scope="col">Stage</th><th class="number" scope="col">edits</th>\
      <th class="number" scope="col">helped</th><th class="number" scope="col">neutral</th>\
      <th class="number" scope="col">harmed</th><th class="number" scope="col">precision</th>\
      <th class="number" scope="col">recall</th>\
      <th class="number" scope="col">right made wrong per 100,000</th></tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>

      """
  }

  private func section(for index: Int, _ document: EvaluationReport.Document) -> Markup {
    let body: Markup =
      document.output == nil
      ? "<p class=\"bad\">The output is missing.</p>\n"
      : document.marked.map { MarkedTextMarkup($0).markup } ?? ""
    return """
      <section id="d\(Markup(trusted: String(index)))">
      <h2>\(document.name)</h2>
      <p class="run">CER \(percent(document.score.normalised.rate)), paragraph F1 \
      \(String(format: "%.4f", document.score.paragraphs.f1))</p>
      \(body)</section>

      """
  }

  private func section(_ item: (offset: Int, element: EvaluationReport.Document)) -> Markup {
    section(for: item.offset, item.element)
  }

  private func percent(_ share: Double) -> String {
    String(format: "%.2f %%", share * 100)
  }

  private static let css = """
    .reading p { font-size: 1.08rem; line-height: 1.9; margin: .5rem 0; }
    del { color: var(--bad); text-decoration: line-through; }
    ins { color: var(--good); text-decoration: none; border-bottom: 2px solid; }
    mark { color: inherit; background: none; border: 1px solid; border-radius: .2rem; padding: 0 .1rem; }
    mark.helped { border-color: var(--good); }
    mark.neutral { border-color: var(--warn); }
    mark.harmed { border-color: var(--bad); border-width: 2px; }
    .same { color: var(--faint); font-size: .85rem; }

    """
}
