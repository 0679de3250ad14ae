import Foundation
import Glibc

/// Limits that a program gets before it starts, through util-linux's `prlimit`.
///
/// Set on the child's command line, since Swift cannot call `setrlimit` between fork and exec; where
/// `prlimit` is missing the program runs with the caller's own limits.
struct ResourceLimits {
  let memoryMegabytes: Int
  let fileMegabytes: Int

  private static let launcher = "/usr/bin/prlimit"

  /// The command that starts `path` under these limits.
  func command(_ path: String, _ arguments: [String]) -> [String] {
    guard FileManager.default.isExecutableFile(atPath: Self.launcher) else {
      return [path] + arguments
    }
    let memory = Self.allowed(memoryMegabytes << 20, of: Int32(RLIMIT_AS.rawValue))
    let file = Self.allowed(fileMegabytes << 20, of: Int32(RLIMIT_FSIZE.rawValue))
    return [Self.launcher, "--as=\(memory)", "--fsize=\(file)", "--core=0", "--", path] + arguments
  }

  /// The wanted limit, or the hard limit that this process is under when that is lower.
  private static func allowed(_ bytes: Int, of resource: Int32) -> Int {
    var current = rlimit()
    guard unsafe getrlimit(resource, &current) == 0 else { return bytes }
    return Int(min(current.rlim_max, rlim_t(bytes)))
  }
}
