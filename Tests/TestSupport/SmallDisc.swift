import Foundation
import Glibc

/// A file system of a few megabytes in memory, mounted for a test and taken away with the value.
public final class SmallDisc {
  private let path: String

  /// Whether this process may mount.
  public static let isPossible: Bool = {
    guard geteuid() == 0, let folder = try? TemporaryFolder() else { return false }
    return (try? SmallDisc(at: folder.url.path + "/disc", megabytes: 1)) != nil
  }()

  /// - Parameters:
  ///   - path: the mount point; made if it is not there.
  ///   - megabytes: its size.
  /// - Throws: when it cannot be mounted.
  public init(at path: String, megabytes: Int) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Self.mount(["-t", "tmpfs", "-o", "size=\(megabytes)m", "kanwu-test", path])
  }

  deinit {
    _ = unsafe umount2(path, 2)  // MNT_DETACH
  }

  public func resize(megabytes: Int) throws {
    try Self.mount(["-o", "remount,size=\(megabytes)m", path])
  }

  public func makeReadOnly() throws {
    try Self.mount(["-o", "remount,ro", path])
  }

  private static func mount(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/mount")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteNoPermission) }
  }
}
