import Foundation
import Glibc

/// Starts a program under limits, and so that it ends with the one that started it.
///
/// Done by util-linux's `prlimit` and `setpriv` on the command line, since Swift cannot call anything
/// between fork and exec. A worker that is killed in the middle of a page thus leaves no program
/// behind, though each has a session of its own. Where one of the two is missing the program runs
/// without it.
struct Launcher {
  let memoryMegabytes: Int
  let fileMegabytes: Int

  private static let limiter = "/usr/bin/prlimit"
  private static let binder = "/usr/bin/setpriv"

  /// The command that starts `path`.
  func command(_ path: String, _ arguments: [String]) -> [String] {
    var command: [String] = []
    if FileManager.default.isExecutableFile(atPath: Self.binder) {
      command += [Self.binder, "--pdeathsig", "KILL", "--"]
    }
    if FileManager.default.isExecutableFile(atPath: Self.limiter) {
      let memory = Self.allowed(memoryMegabytes << 20, of: Int32(RLIMIT_AS.rawValue))
      let file = Self.allowed(fileMegabytes << 20, of: Int32(RLIMIT_FSIZE.rawValue))
      command += [Self.limiter, "--as=\(memory)", "--fsize=\(file)", "--core=0", "--"]
    }
    return command + [path] + arguments
  }

  /// The wanted limit, or the hard limit that this process is under when that is lower.
  private static func allowed(_ bytes: Int, of resource: Int32) -> Int {
    var current = rlimit()
    guard unsafe getrlimit(resource, &current) == 0 else { return bytes }
    return Int(min(current.rlim_max, rlim_t(bytes)))
  }
}
