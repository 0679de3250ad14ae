import CSpawn
import Glibc

/// A program to be started: its command, its environment and what its standard streams are joined to.
public struct SpawnPlan: Sendable {
  /// What a standard stream of the program is.
  public enum Stream: Sendable, Hashable {
    /// `/dev/null`.
    case null
    /// A descriptor of this process, which stays its own to close.
    case descriptor(Int32)
    /// A file, made anew, for its owner only.
    case file(String)
  }

  /// Absolute path of the program, then its arguments.
  public var command: [String]
  /// The whole environment, as `NAME=value`.
  public var environment: [String]
  /// Working folder of the program; `nil` for this process's own.
  public var folder: String?
  public var input = Stream.null
  public var output = Stream.null
  public var errors = Stream.null

  public init(command: [String], environment: [String]) {
    self.command = command
    self.environment = environment
  }

  /// Starts the program in a new session, which it leads, with default signals.
  ///
  /// It inherits no descriptor but its three standard streams.
  ///
  /// - Returns: its process id.
  /// - Throws: ``SpawnError`` with the system's error number.
  public func spawn() throws(SpawnError) -> Int32 {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    for (target, stream) in [(Int32(0), input), (1, output), (2, errors)] {
      switch stream {
      case .null:
        unsafe posix_spawn_file_actions_addopen(&actions, target, "/dev/null", O_RDWR, 0)
      case .descriptor(let descriptor):
        unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, target)
      case .file(let path):
        let flags = O_WRONLY | O_CREAT | O_TRUNC
        unsafe posix_spawn_file_actions_addopen(&actions, target, path, flags, 0o600)
      }
    }
    if let folder { unsafe posix_spawn_file_actions_addchdir_np(&actions, folder) }
    // Whatever else this process has open (pipes of other programs above all) stays its own.
    unsafe posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF) | kanwu_spawn_setsid
    unsafe posix_spawnattr_setflags(&attributes, flags)

    var arguments = unsafe command.map { unsafe strdup($0) } + [nil]
    var variables = unsafe environment.map { unsafe strdup($0) } + [nil]
    defer {
      unsafe Self.release(arguments)
      unsafe Self.release(variables)
    }
    var process: Int32 = 0
    let result = unsafe posix_spawn(
      &process, command[0], &actions, &attributes, &arguments, &variables)
    guard result == 0 else { throw SpawnError(code: result) }
    return process
  }

  private static func release(_ strings: [UnsafeMutablePointer<CChar>?]) {
    for index in unsafe strings.indices { unsafe free(strings[index]) }
  }
}

/// The system's error number for a program that cannot be started.
public struct SpawnError: Error, Sendable, Hashable {
  public var code: Int32
}
