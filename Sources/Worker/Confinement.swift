import CSandbox
import Foundation
import Glibc
import WorkerProtocol

/// What a worker forbids itself and every program that it starts, before it opens the first file.
///
/// No network, no writing but in the run's scratch folder, no other processes' affairs, no privileges,
/// limits of memory, file size, open files and processes. A decoder that a file has taken over can read
/// what the user can read and garble the texts of this run; it cannot send, keep or destroy anything.
///
/// Why it is so: seccomp and Landlock need no privilege, no helper and no second process, are inherited
/// across fork and exec, cannot be taken back, and cost under 2 ms a worker. Namespaces (bubblewrap) would
/// hide files from reading too, but many systems forbid them to ordinary users.
public struct Confinement: Sendable, Hashable {
  /// Landlock's version from 1 on; 0 where the kernel has none, and writing is then bounded only by the
  /// user's own rights.
  public var landlockVersion: Int
  /// Whether system calls are filtered; without it the network is open.
  public var filtersSystemCalls: Bool

  /// What this kernel has to offer.
  public static var available: Confinement {
    Confinement(
      landlockVersion: Int(kanwu_landlock_version()),
      filtersSystemCalls: kanwu_can_refuse_system_calls() != 0)
  }

  /// A sentence on what holds, for `kanwu doctor`.
  public var summary: String {
    let network =
      filtersSystemCalls
      ? "have no network (seccomp)" : "have the network: no seccomp in this kernel"
    let writing =
      landlockVersion > 0
      ? "write only to their temporary folder (Landlock \(landlockVersion))"
      : "write wherever the user may: no Landlock in this kernel"
    return "workers \(network) and \(writing)"
  }

  /// Confines this process for good; called once, while it has one thread.
  ///
  /// What the kernel does not have is done without; what it has and refuses is an error.
  ///
  /// - Throws: ``ConfinementError``.
  /// - Returns: what holds now.
  @discardableResult
  static func confineOwnProcess(_ setup: WorkerSetup) throws(ConfinementError) -> Confinement {
    try limitOwnProcess(setup)
    try check(kanwu_give_up_privileges(), .privileges)
    let version = confineWriting(to: setup.scratch)
    try check(-min(version, 0), .writing)
    let filter = kanwu_refuse_system_calls()
    if filter != ENOSYS { try check(filter, .systemCalls) }
    return Confinement(landlockVersion: Int(version), filtersSystemCalls: filter == 0)
  }

  private static func confineWriting(to folder: String) -> Int32 {
    unsafe folder.withCString { path in
      var folders: [UnsafePointer<CChar>?] = unsafe [path]
      return unsafe kanwu_confine_writing(&folders, folders.count)
    }
  }
}

/// A step of a worker's confinement that the system refused.
struct ConfinementError: Error, Hashable {
  enum Step: String {
    case tasks = "bound its processes"
    case privileges = "give up privileges"
    case writing = "confine its writing"
    case systemCalls = "filter its system calls"
    case peer = "watch its parent"
  }

  var step: Step
  /// The system's error number.
  var code: Int32

  var message: String {
    "a worker cannot \(step.rawValue): \(unsafe String(cString: strerror(code)))"
  }
}

/// - Throws: ``ConfinementError`` for an error number.
func check(_ code: Int32, _ step: ConfinementError.Step) throws(ConfinementError) {
  if code != 0 { throw ConfinementError(step: step, code: code) }
}
