import CSandbox
import Foundation
import Glibc
import Intake
import PipelineFile
import TestSupport
import Testing
import WorkerProtocol

@testable import Worker

/// What a confined process can still do, each in a process of its own.
///
/// The kernel must have seccomp and Landlock, as Debian 12's has.
@Suite(exitTestsRunAlone) struct ConfinementTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("input", to: "input")
    try folder.write("", to: "scratch/old")
  }

  private var path: String { folder.url.path }

  @Test func `all of it holds`() async {
    await #expect(processExitsWith: .success) { [path = path as String] in
      let confinement = try Confined(path).confinement
      #expect(confinement == Confinement.available)
      #expect(confinement.landlockVersion > 0)
      #expect(confinement.filtersSystemCalls)
    }
  }

  @Test func `no socket can be made but a stream of this machine's, and none connected`() async {
    await #expect(processExitsWith: .success) { [path = path as String] in
      _ = try Confined(path)
      let stream = Int32(SOCK_STREAM.rawValue)
      let datagram = Int32(SOCK_DGRAM.rawValue)
      for (family, type) in [
        (AF_INET, stream), (AF_INET, datagram), (AF_INET6, stream), (AF_INET6, datagram),
        (AF_NETLINK, datagram), (AF_PACKET, datagram), (AF_UNIX, datagram),
      ] {
        #expect(errorNumber { socket(family, type, 0) } == EACCES, "family \(family), \(type)")
      }
      let local = socket(AF_UNIX, stream, 0)
      #expect(local >= 0)
      var address = sockaddr()
      #expect(
        errorNumber {
          unsafe connect(local, &address, socklen_t(MemoryLayout<sockaddr>.size))
        } == EPERM)
    }
  }

  @Test func `no file outside the scratch folder can be changed, whoever the user is`() async throws
  {
    await #expect(processExitsWith: .success) { [path = path as String] in
      let input = try Confined(path).input
      #expect(errorNumber { unsafe open(input, O_WRONLY) } == EACCES)
      #expect(errorNumber { unsafe open(input, O_RDONLY | O_TRUNC) } == EACCES)
      #expect(errorNumber { unsafe open(path + "/new", O_WRONLY | O_CREAT, 0o600) } == EACCES)
      #expect(errorNumber { unsafe truncate(input, 0) } == EPERM)
      #expect(errorNumber { unsafe unlink(input) } == EACCES)
      #expect(errorNumber { unsafe rename(input, path + "/scratch/taken") } == EACCES)
      #expect(errorNumber { unsafe rename(path + "/scratch/old", path + "/old") } == EACCES)
      #expect(errorNumber { unsafe mkdir(path + "/new", 0o700) } == EACCES)
      #expect(errorNumber { unsafe symlink("/", path + "/new") } == EACCES)
      #expect(errorNumber { unsafe chmod(input, 0) } == EPERM)
      #expect(errorNumber { unsafe chown(input, getuid(), getgid()) } == EPERM)
      #expect(errorNumber { unsafe utimes(input, nil) } == EPERM)
      #expect(try String(contentsOfFile: input, encoding: .utf8) == "input")
    }
    let names = try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
    #expect(names == ["input", "scratch", "scratch/old"])
  }

  @Test func `the scratch folder is as free as ever`() async {
    await #expect(processExitsWith: .success) { [path = path as String] in
      let scratch = try Confined(path).scratch
      let made = scratch.appendingPathComponent("made")
      try FileManager.default.createDirectory(at: made, withIntermediateDirectories: false)
      let file = made.appendingPathComponent("file")
      try Data("text".utf8).write(to: file)
      try FileManager.default.moveItem(at: file, to: scratch.appendingPathComponent("moved"))
      try FileManager.default.removeItem(at: made)
      let null = unsafe open("/dev/null", O_RDWR | O_TRUNC)
      #expect(unsafe write(null, "x", 1) == 1)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: scratch.path).sorted()
          == ["moved", "old"])
    }
  }

  @Test func `a program that is started inherits it`() async {
    await #expect(processExitsWith: .success) { [path = path as String] in
      let confined = try Confined(path)
      #expect(try confined.run("echo x > '\(confined.input)'") != 0)
      #expect(try confined.run("rm -f '\(confined.input)'") != 0)
      #expect(try confined.run("echo x > here && cat here '\(confined.input)'") == 0)
      let dial = "socket(S, PF_INET, SOCK_STREAM, 0) and exit 0; exit($!+0)"
      #expect(try confined.run("exec perl -MSocket -e '\(dial)'") == EACCES)
      #expect(try confined.run("unshare --user true") != 0)
      #expect(try confined.run("ulimit -c; test $(ulimit -Hc) = 0") == 0)
    }
  }

  @Test func `limits cannot be raised again, by root neither`() async {
    await #expect(processExitsWith: .success) { [path = path as String] in
      _ = try Confined(path)
      for (resource, bound) in [(RLIMIT_NOFILE, 1024), (RLIMIT_FSIZE, 1 << 20), (RLIMIT_CORE, 0)] {
        let resource = __rlimit_resource_t(resource.rawValue)
        var limit = rlimit()
        #expect(unsafe getrlimit(resource, &limit) == 0)
        #expect(limit.rlim_max <= bound)
        limit.rlim_max += 1
        #expect(errorNumber { unsafe setrlimit(resource, &limit) } == EPERM)
      }
    }
  }

  @Test func `a process outside cannot be signalled`() async {
    await #expect(processExitsWith: .success) { [path = path as String] in
      let landlock = try Confined(path).confinement.landlockVersion
      // From Linux 6.12 on; before, the user's processes are within reach.
      #expect(kill(getppid(), 0) == (landlock >= 6 ? -1 : 0))
    }
  }

  @Test func `a user can have so many more processes and no more`() async {
    await #expect(processExitsWith: .success) { [path = path as String] in
      // Root is exempt, so it becomes a user without other processes. Those of an ordinary user come
      // and go, which changes the number.
      let isAlone = setuid(47_113) == 0
      #expect(kanwu_bound_tasks(3) == 0)
      var plan = SpawnPlan(command: ["/bin/sleep", "20"], environment: [])
      plan.folder = path
      var started: [Int32] = []
      while started.count < 100, let process = try? plan.spawn() { started.append(process) }
      for process in started { kill(process, SIGKILL) }
      #expect(isAlone ? started.count == 3 : started.count < 100)
    }
  }

  // MARK: The end of the parent

  @Test func `a process that is at work ends when the other side of its pipe has gone`() async {
    await #expect(processExitsWith: .signal(SIGKILL)) {
      let pipe = try DescriptorPipe()
      #expect(kanwu_end_with_peer(pipe.read) == 0)
      // A request that nobody will come to read is no reason to stay.
      _ = unsafe write(pipe.write, "request", 7)
      close(pipe.write)
      while getpid() > 0 {}
    }
  }

  @Test func `data and silence on the pipe end nothing`() async {
    await #expect(processExitsWith: .success) {
      let pipe = try DescriptorPipe()
      #expect(kanwu_end_with_peer(pipe.read) == 0)
      for _ in 0..<5 {
        _ = unsafe write(pipe.write, "request", 7)
        usleep(50_000)
      }
    }
  }

  @Test func `a process that is done has the time to leave by itself`() async {
    await #expect(processExitsWith: .exitCode(3)) {
      let pipe = try DescriptorPipe()
      #expect(kanwu_end_with_peer(pipe.read) == 0)
      close(pipe.write)
      exit(3)
    }
  }
}

/// This process, confined to the folder `scratch` below a path.
private struct Confined {
  let confinement: Confinement
  let scratch: URL
  let input: String

  init(_ path: String) throws {
    input = path + "/input"
    scratch = URL(fileURLWithPath: path + "/scratch")
    confinement = try Confinement.confineOwnProcess(
      WorkerSetup(
        pipeline: PipelineDescription(
          file: "p.yml", recogniser: StageDescription(name: "tesseract")),
        pixelLimitMegapixels: 1, scratch: scratch.path, addressSpaceLimit: 0,
        fileSizeLimit: 1 << 20))
  }

  /// The exit code of a shell that runs `script` in the scratch folder.
  func run(_ script: String) throws -> Int32 {
    var plan = SpawnPlan(command: ["/bin/sh", "-c", script], environment: ["PATH=/usr/bin:/bin"])
    plan.folder = scratch.path
    let process = try plan.spawn()
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + status & 0x7f
  }
}

/// The error number of a call that fails; 0 of one that does not.
private func errorNumber(_ call: () -> Int32) -> Int32 { call() < 0 ? errno : 0 }
