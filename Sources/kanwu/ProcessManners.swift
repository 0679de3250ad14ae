import Foundation
import Glibc

/// How this process behaves towards others.
enum ProcessManners {
  /// Gives way to other programs, with all that is started from here on; never takes more than it has.
  static func beNice(_ level: Int) {
    let process = __priority_which_t(PRIO_PROCESS.rawValue)
    if getpriority(process, 0) < Int32(level) { _ = setpriority(process, 0, Int32(level)) }
  }

  /// Makes a pipe that nobody reads (a worker that died, a closed standard error) an error of the write
  /// and not the program's end.
  static func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
  }

  static var hostName: String {
    var name = [CChar](repeating: 0, count: 256)
    guard unsafe gethostname(&name, name.count - 1) == 0 else { return "this machine" }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether a terminal, which may be closed, controls this process.
  static var hasTerminal: Bool {
    let terminal = unsafe open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { return false }
    close(terminal)
    return true
  }
}
