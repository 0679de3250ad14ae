import ArgumentParser
import Batch
import Worker

/// `kanwu worker`, hidden: the loop of a worker process, started by a run.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Read pages for a run (started by it).", shouldDisplay: false)

  @Flag(help: .hidden)
  var keepCompiledModels = false

  func run() throws {
    if keepCompiledModels {
      if let problem = ReaderProbe.keepCompiledModels() {
        throw Surroundings().exit(.toolMissing, problem)
      }
      return
    }
    let code = WorkerLoop.run()
    if code != 0 { throw ArgumentParser.ExitCode(code) }
  }
}
