import Glibc

/// How much room is left on a file system.
public enum FreeSpace {
  /// What a run wants to find free in its output folder before it takes on a document: a large one's
  /// outputs, with the ledger's.
  public static let outputReserve = 4 << 20
  /// What it wants in the temporary folder before it takes on one that may need it: a converted document.
  public static let scratchReserve = 16 << 20

  /// Bytes that an ordinary user may still write; `nil` where the system does not say.
  static func bytes(at path: String) -> Int? {
    var status = statvfs()
    guard unsafe statvfs(path, &status) == 0 else { return nil }
    return Int(clamping: UInt64(status.f_bavail) &* UInt64(status.f_frsize))
  }

  public static func isShort(at path: String, of reserve: Int) -> Bool {
    bytes(at: path).map { $0 < reserve } ?? false
  }
}
