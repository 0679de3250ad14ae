import ArgumentParser
import Batch
import Foundation
import Intake
import Repair
import Worker

/// `kanwu doctor`: what is installed, what is missing, how to get it.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what is installed, what is missing, and how to get it.",
    discussion: "Exit code 69 when something that kanwu needs is missing.")

  func run() throws {
    let surroundings = Surroundings()
    print("kanwu \(programVersion), \(surroundings.executable.path)")
    var missing = 0
    for finding in findings(surroundings) {
      print("\(finding.isThere ? "ok     " : "missing") \(finding.name): \(finding.detail)")
      if !finding.isThere { missing += 1 }
    }
    if missing > 0 { throw ArgumentParser.ExitCode(Batch.ExitCode.toolMissing.rawValue) }
  }

  private struct Finding {
    var name: String
    var isThere: Bool
    var detail: String
  }

  private func findings(_ surroundings: Surroundings) -> [Finding] {
    programs() + readers() + [languageModel(), pipelines(surroundings)]
  }
}
