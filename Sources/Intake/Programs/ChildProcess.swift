import Glibc

/// A started program in a session of its own, its output drained while it runs.
struct ChildProcess {
  enum End: Equatable {
    /// Exit code; 128 + signal after a signal.
    case ended(Int32)
    case timedOut
    case tooMuchOutput
  }

  /// Standard output, when it is kept.
  private(set) var output: [UInt8] = []
  private var errors: [UInt8] = []
  private let process: pid_t
  /// Open ends of the pipes; -1 when closed.
  private var outputEnd: Int32
  private var errorEnd: Int32
  private let outputLimit: Int

  /// Bytes of standard error that are kept, the last ones.
  private static let errorLimit = 4096
  /// How long a group may take to leave after being asked, before it is ended by force.
  private static let grace = Duration.seconds(2)
  /// How long pipes are drained that outlive the program (a descendant holds them).
  private static let drain = Duration.milliseconds(300)

  /// - Parameters:
  ///   - name: for the error.
  ///   - command: absolute path of the program, then its arguments.
  ///   - environment: all of it.
  ///   - folder: working folder; `nil` for this process's own.
  ///   - output: what becomes of standard output.
  /// - Throws: `programFailed` when the system cannot start it.
  init(
    name: String, command: [String], environment: [String], folder: String? = nil,
    output: Program.Output
  ) throws(IntakeError) {
    let errorPipe: DescriptorPipe
    var outputPipe: DescriptorPipe?
    do {
      errorPipe = try DescriptorPipe()
      if case .memory(let limit) = output {
        outputPipe = try DescriptorPipe()
        outputLimit = limit
      } else {
        outputLimit = 0
      }
      var plan = SpawnPlan(command: command, environment: environment)
      plan.folder = folder
      plan.errors = .descriptor(errorPipe.write)
      if case .file(let path) = output { plan.output = .file(path) }
      if let outputPipe { plan.output = .descriptor(outputPipe.write) }
      process = try plan.spawn()
    } catch {
      throw .programFailed(name: name, detail: "it cannot be started, error \(error.code)")
    }
    _ = Glibc.close(errorPipe.write)
    errorEnd = errorPipe.read
    if let outputPipe {
      _ = Glibc.close(outputPipe.write)
      outputEnd = outputPipe.read
    } else {
      outputEnd = -1
    }
  }

  /// The end of standard error in one line.
  var complaint: String {
    let lines = String(decoding: errors, as: UTF8.self)
      .split(whereSeparator: \.isNewline).suffix(3)
    return lines.joined(separator: "; ")
  }

  /// Waits for the end; past `seconds` the whole group is ended and reaped.
  mutating func wait(seconds: Double) -> End {
    let deadline = ContinuousClock.now + .seconds(seconds)
    var exit: Int32?
    var leftAt: ContinuousClock.Instant?
    while true {
      if exit == nil, let status = reap() {
        exit = status
        leftAt = .now
      }
      let now = ContinuousClock.now
      if let exit, isDrained || now > (leftAt ?? now) + Self.drain {
        if !isDrained { signal(SIGKILL) }
        closeEnds()
        return .ended(exit)
      }
      if exit == nil, now > deadline {
        stop()
        return .timedOut
      }
      pump(milliseconds: isDrained ? 2 : 50)
      if output.count > outputLimit, outputLimit > 0 {
        stop()
        return .tooMuchOutput
      }
    }
  }

  private var isDrained: Bool { outputEnd < 0 && errorEnd < 0 }

  /// The exit code if the program has ended, else `nil`.
  private func reap() -> Int32? {
    var status: Int32 = 0
    let result = unsafe waitpid(process, &status, WNOHANG)
    if result == 0 || (result < 0 && errno == EINTR) { return nil }
    if result < 0 { return 255 }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Ends the group: asked first, then by force, grandchildren included.
  private mutating func stop() {
    signal(SIGTERM)
    let deadline = ContinuousClock.now + Self.grace
    var ended = false
    while !ended, ContinuousClock.now < deadline {
      pump(milliseconds: 10)
      output.removeAll()
      ended = reap() != nil
    }
    signal(SIGKILL)
    var status: Int32 = 0
    if !ended { _ = unsafe waitpid(process, &status, 0) }
    closeEnds()
  }

  private func signal(_ number: Int32) { _ = kill(-process, number) }

  private mutating func closeEnds() {
    for end in [outputEnd, errorEnd] where end >= 0 { _ = Glibc.close(end) }
    outputEnd = -1
    errorEnd = -1
  }

  /// Reads what there is, waiting at most `milliseconds` for it.
  private mutating func pump(milliseconds: Int32) {
    var ends = [
      pollfd(fd: outputEnd, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errorEnd, events: Int16(POLLIN), revents: 0),
    ]
    guard unsafe poll(&ends, 2, milliseconds) > 0 else { return }
    if ends[0].revents != 0 {
      if let bytes = Self.read(outputEnd) { output += bytes } else { Self.close(&outputEnd) }
    }
    if ends[1].revents != 0 {
      if let bytes = Self.read(errorEnd) {
        errors = (errors + bytes).suffix(Self.errorLimit)
      } else {
        Self.close(&errorEnd)
      }
    }
  }

  private static func close(_ end: inout Int32) {
    _ = Glibc.close(end)
    end = -1
  }

  /// `nil` at the end of the stream.
  private static func read(_ end: Int32) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = unsafe Glibc.read(end, &buffer, buffer.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return [] }
    return count > 0 ? Array(buffer.prefix(count)) : nil
  }
}
