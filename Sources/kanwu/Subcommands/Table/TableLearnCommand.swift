import ArgumentParser
import Batch
import Foundation
import Repair
import Synthesis

/// `kanwu table learn`: a confusion table from texts and what was read of them.
struct TableLearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "learn", abstract: "x")
  @Flag var synthesise = false
  @Option var text: String?
  @Option(parsing: .upToNextOption) var fonts: [String] = []
  @Option var seed: UInt64 = 1
  @Option var pages: Int?
  @Option var work: String
  @Option var jobs = 2
  func run() throws {
    let training = TrainingPages(folder: URL(fileURLWithPath: work))
    let maker = try training.make(
      text: URL(fileURLWithPath: text ?? ""), fonts: fonts, seed: seed, count: pages, jobs: jobs)
    print(maker.pageCount)
    try training.read(pipeline: "default", jobs: jobs, progress: "plain")
  }
}
