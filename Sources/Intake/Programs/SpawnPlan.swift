import Glibc

/// A command and environment in the form that `posix_spawn` takes.
struct SpawnPlan {
  let command: [String]
  let environment: [String]

  /// `POSIX_SPAWN_SETSID` of glibc's spawn.h, which Swift does not see.
  private static let newSession: Int32 = 0x80

  /// Starts the program in a new session with default signals, input from `/dev/null`.
  ///
  /// - Throws: `programFailed` with the system's error number.
  func spawn(
    name: String, errors: Int32, output: Program.Output, _ outputEnd: Int32?
  ) throws(IntakeError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    if let outputEnd {
      unsafe posix_spawn_file_actions_adddup2(&actions, outputEnd, 1)
    } else if case .file(let path) = output {
      let flags = O_WRONLY | O_CREAT | O_TRUNC
      unsafe posix_spawn_file_actions_addopen(&actions, 1, path, flags, 0o600)
    }
    unsafe posix_spawn_file_actions_adddup2(&actions, errors, 2)
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = Self.newSession | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))

    var arguments = unsafe command.map { unsafe strdup($0) } + [nil]
    var variables = unsafe environment.map { unsafe strdup($0) } + [nil]
    defer {
      unsafe Self.release(arguments)
      unsafe Self.release(variables)
    }
    var process: pid_t = 0
    let result = unsafe posix_spawn(
      &process, command[0], &actions, &attributes, &arguments, &variables)
    guard result == 0 else {
      throw .programFailed(name: name, detail: "it cannot be started, error \(result)")
    }
    return process
  }

  private static func release(_ strings: [UnsafeMutablePointer<CChar>?]) {
    for index in unsafe strings.indices { unsafe free(strings[index]) }
  }
}
