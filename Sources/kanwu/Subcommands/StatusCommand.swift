import ArgumentParser
import Batch
import Foundation
import Glibc
import Ledger

/// `kanwu status`: what the ledger of an output folder says.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say what is done in an output folder, what failed, and why.",
    discussion: """
      Reads the ledger in DIR/.kanwu; a run may be at work meanwhile. Exit code 66 when there is none.
      """)

  @Argument(help: "The output folder of earlier runs.", completion: .directory)
  var dir: String

  @Flag(help: "As JSON.")
  var json = false

  @Flag(
    help: """
      Forget documents whose files are gone and readings that no document uses, and give the space back.
      """)
  var prune = false

  func run() throws {
    let surroundings = Surroundings()
    let output = URL(fileURLWithPath: dir)
    let state = OutputFolder.stateFolder(of: output)
    guard LedgerFile.exists(in: state) else {
      throw surroundings.exit(
        .noInput, "\(dir): no ledger there; give the --output folder of an earlier kanwu run")
    }
    do {
      let pruning = prune ? try OutputFolder.prune(output, for: holder) : nil
      let ledger = try LedgerFile(reading: state)
      defer { ledger.close() }
      let status = try LedgerStatus(of: ledger, holder: OutputFolder.holder(of: output), pruning)
      print(json ? try status.json() : status.text, terminator: "")
    } catch let error as LedgerError {
      throw surroundings.exit(RunError.ledger(error).exitCode, error.message)
    } catch let error as RunError {
      throw surroundings.exit(error.exitCode, error.message)
    }
  }

  private var holder: RunLock.Holder {
    RunLock.Holder(pid: getpid(), host: ProcessManners.hostName, since: .now)
  }
}
