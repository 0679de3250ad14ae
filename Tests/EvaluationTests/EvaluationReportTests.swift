import Evaluation
import Foundation
import Testing

/// Figures of several documents.
struct EvaluationReportTests {
  private func entry(
    _ name: String, truth: String, output: String, classes: [String] = [],
    repairs: RepairScore? = nil
  ) -> EvaluationReport.Document {
    EvaluationReport.Document(
      name: name, truth: "\(name).txt", output: "\(name).pdf.txt", classes: classes,
      score: DocumentScore(truth: truth, output: output), repairs: repairs,
      confusions: ConfusionCounts(
        read: [Unicode.Scalar](output), truth: [Unicode.Scalar](truth)), marked: nil)
  }

  @Test func `classes have the mean of their documents, a document may be in several`() {
    let report = EvaluationReport([
      entry("a", truth: "甲乙", output: "甲乙", classes: ["clean", "thin"]),
      entry("b", truth: "甲乙", output: "甲工", classes: ["thin"]),
    ])
    #expect(report.classes.map(\.name) == ["clean", "thin"])
    #expect(report.classes.map(\.score.normalised) == [0, 0.25])
    #expect(report.total.normalised == 0.25)
  }

  @Test func `a document without record counts the same before and after`() {
    let repaired = RepairScore(
      truth: "甲的乙", document: document(["甲勺乙"], [("repair", 0, "勺", "的")]))
    let report = EvaluationReport([
      entry("a", truth: "甲的乙", output: "甲的乙", repairs: repaired),
      entry("b", truth: "甲的乙", output: "甲勺乙"),
    ])
    #expect(report.confusions.map(\.before) == [2])
    #expect(report.confusions.map(\.after) == [1])
    #expect(report.errors.first { $0.subject == .chinese }?.before == 2)
  }

  @Test func `the JSON has the documented names`() throws {
    let repaired = RepairScore(
      truth: "甲的乙", document: document(["甲勺乙"], [("repair", 0, "勺", "的")]))
    let report = EvaluationReport([
      entry("a", truth: "甲的乙", output: "甲的乙", classes: ["thin"], repairs: repaired)
    ])
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = String(decoding: try encoder.encode(report), as: UTF8.self)
    for part in [
      #""confusions":[{"after":0,"before":1,"class":"chinese","right":"的","wrong":"勺"}]"#,
      #""name":"thin""#, #""version":1"#, #""paragraphF1":1"#, #""harmedPer100000":0"#,
      #""normalised":{"characters":3,"errors":0,"rate":0}"#, #""widthAside":{"#,
    ] {
      #expect(json.contains(part), "\(part) in \(json)")
    }
  }
}
