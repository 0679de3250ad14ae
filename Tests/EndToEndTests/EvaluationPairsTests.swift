import Foundation
import TestSupport
import Testing

@testable import kanwu

/// Which output is taken for which truth.
struct EvaluationPairsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The output of each truth, below the folder of outputs.
  private func pairs(_ truths: [String], _ outputs: [String]) throws -> [String?] {
    for name in truths { try folder.write("", to: "truth/" + name) }
    for name in outputs { try folder.write("", to: "out/" + name) }
    let out = folder.url.resolvingSymlinksInPath().path + "/out"
    return try EvaluationPairs.find(truth: folder.url.path + "/truth", output: out).map {
      $0.output?.path.replacing(out + "/", with: "")
    }
  }

  @Test func `an output has the truth's name, or that and the kind of its input`() throws {
    #expect(
      try pairs(
        ["a.b.txt", "a.txt", "b.txt", "c.txt", "d.txt"],
        ["a.pdf.txt", "x/a.b.docx.txt", "b.txt", "c..txt", "d.e.pdf.txt"])
        == ["x/a.b.docx.txt", "a.pdf.txt", "b.txt", nil, nil])
  }

  @Test func `thousands of documents are paired in no time`() throws {
    let names = (0..<3000).map { "document-of-the-archive-\($0)" }
    for name in names {
      try folder.write("", to: "truth/\(name).txt")
      try folder.write("", to: "out/\(name).pdf.txt")
    }
    let start = ContinuousClock.now
    #expect(try pairs([], []).compactMap(\.self).count == 3000)
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}
