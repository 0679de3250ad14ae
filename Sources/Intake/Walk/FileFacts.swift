public import Foundation
import Glibc

/// What the file system says of a file without opening it; while it stays the same, so does the content.
public struct FileFacts: Sendable, Hashable {
  /// Absolute.
  public var path: String
  /// Bytes.
  public var size: Int
  /// Nanoseconds since 1970 of the last change of its content, which a program may set.
  public var modified: Int
  /// Nanoseconds since 1970 of the last change of anything about it, which only the system sets.
  public var changed: Int
  public var inode: UInt64

  /// Asks the file system; links are followed.
  ///
  /// - Throws: `notFound`, or `unreadable` with the system's reason.
  public init(path: String) throws(IntakeError) {
    self = try FolderEntry(path: path, followLinks: true).facts
  }

  init(path: String, _ status: stat) {
    self.path = path
    size = Int(status.st_size)
    modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
    changed = Int(status.st_ctim.tv_sec) * 1_000_000_000 + Int(status.st_ctim.tv_nsec)
    inode = UInt64(status.st_ino)
  }

  /// When it was last touched, by the younger of its two times.
  var touched: Date {
    Date(timeIntervalSince1970: Double(max(modified, changed)) / 1e9)
  }
}

/// How long a file must have been left alone before it is taken for whole.
///
/// A scanner or a copy writes for a while. A file that is younger is looked at again at the end of the
/// walk; one that has changed by then is still being written, and is left for the next run.
public struct Resting: Sendable {
  public var seconds: Double
  /// The clock on the wall, to compare with the files' times.
  public var now: @Sendable () -> Date
  /// Whether waiting has become pointless.
  public var isCancelled: @Sendable () -> Bool

  public init(
    seconds: Double, now: @escaping @Sendable () -> Date,
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.seconds = seconds
    self.now = now
    self.isCancelled = isCancelled
  }

  /// How much longer these files must be left alone, in seconds; 0 when they have been for long enough.
  ///
  /// A file from the future (a clock was set back, or is another machine's) is watched for the whole time.
  func secondsLeft(for files: [FileFacts]) -> Double {
    guard seconds > 0, let youngest = files.map(\.touched).max() else { return 0 }
    let age = now().timeIntervalSince(youngest)
    return age < seconds ? seconds - max(0, age) : 0
  }

  /// Waits on a clock that nobody sets; returns early when cancelled.
  func wait(until end: ContinuousClock.Instant) {
    while ContinuousClock.now < end, !isCancelled() { usleep(20_000) }
  }
}
