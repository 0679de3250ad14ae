public import Foundation
import Glibc
import Synchronization

/// The lock that lets one run at a time work on an output folder.
///
/// An advisory lock on `DIR/.kanwu/lock`, which the system gives back when the process ends, however it
/// ends: a crash leaves no stale lock. The file's content only tells people who holds it. The
/// descriptor is closed in the programs that the run starts, so that none of them keeps it.
///
/// Why it is so: a lock of the open file description (`F_OFD_SETLK`), since a process's own locks vanish
/// when any part of it closes the file, and `flock` cannot be asked about without being taken for a
/// moment, in which a run that starts would be refused.
public final class RunLock: Sendable {
  /// -1 once it is given back.
  private let descriptor: Atomic<Int32>

  /// Who works on an output folder.
  public struct Holder: Sendable, Hashable, Codable {
    public var pid: Int32
    public var host: String
    public var since: Date

    public init(pid: Int32, host: String, since: Date) {
      self.pid = pid
      self.host = host
      self.since = since
    }
  }

  public enum Failure: Error, Sendable, Hashable {
    /// Another run holds it; `nil` when it does not say who.
    case held(by: Holder?)
    /// The lock file cannot be opened.
    case unusable(path: String, code: Int32)
  }

  /// Takes the lock, or says at once who has it.
  ///
  /// - Parameters:
  ///   - path: the lock file; its folder must exist.
  ///   - holder: what others are told.
  /// - Throws: ``Failure``.
  public init(path: String, holder: Holder) throws(Failure) {
    let opened = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard opened >= 0 else { throw .unusable(path: path, code: errno) }
    var range = Self.wholeFile
    guard unsafe fcntl(opened, Self.setLock, &range) == 0 else {
      let code = errno
      close(opened)
      guard code == EAGAIN || code == EACCES else { throw .unusable(path: path, code: code) }
      throw .held(by: Self.holderOfLock(at: path))
    }
    descriptor = Atomic(opened)
    ftruncate(opened, 0)
    if let text = try? Self.encoder.encode(holder) {
      _ = unsafe text.withUnsafeBytes { unsafe pwrite(opened, $0.baseAddress, $0.count, 0) }
    }
  }

  deinit { release() }

  /// Gives the lock back; nothing happens the second time.
  public func release() {
    let taken = descriptor.exchange(-1, ordering: .acquiringAndReleasing)
    guard taken >= 0 else { return }
    ftruncate(taken, 0)
    close(taken)
  }

  /// Whether somebody holds the lock now.
  public static func isHeld(at path: String) -> Bool {
    let opened = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard opened >= 0 else { return false }
    defer { close(opened) }
    var range = wholeFile
    return unsafe fcntl(opened, queryLock, &range) == 0 && range.l_type != Int16(F_UNLCK)
  }

  /// Who holds the lock now; `nil` when nobody does, or there is no such file.
  public static func holder(at path: String) -> Holder? {
    isHeld(at: path) ? holderOfLock(at: path) : nil
  }

  // F_OFD_GETLK and F_OFD_SETLK of Linux's fcntl.h, which Swift's view of it leaves out.
  private static let queryLock: Int32 = 36
  private static let setLock: Int32 = 37

  private static var wholeFile: flock {
    flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 0, l_len: 0, l_pid: 0)
  }

  /// What the lock file says, waiting a moment for a holder that has just taken it to write its name.
  private static func holderOfLock(at path: String) -> Holder? {
    for _ in 0..<20 {
      if let text = try? Data(contentsOf: URL(fileURLWithPath: path)),
        let holder = try? decoder.decode(Holder.self, from: text)
      {
        return holder
      }
      usleep(10_000)
    }
    return nil
  }

  private static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    return encoder
  }

  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    return decoder
  }
}
