import Foundation

/// The few words of an operating system's error.
public enum SystemReason {
  public static func of(_ error: any Error) -> String {
    let inner = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
    guard inner.domain == NSPOSIXErrorDomain, let code = POSIXErrorCode(rawValue: Int32(inner.code))
    else { return inner.localizedDescription }
    return of(code)
  }

  /// Of an `errno`.
  public static func of(errno code: Int32) -> String {
    POSIXErrorCode(rawValue: code).map { of($0) } ?? "system error \(code)"
  }

  /// Of the system call that failed last on this thread.
  public static var ofLastCall: String { of(errno: errno) }

  /// Whether the error says that no space is left.
  public static func isFull(_ error: any Error) -> Bool {
    let inner = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
    return inner.domain == NSPOSIXErrorDomain && [ENOSPC, EDQUOT].contains(Int32(inner.code))
      || (error as NSError).code == CocoaError.fileWriteOutOfSpace.rawValue
  }

  static func of(_ code: POSIXErrorCode) -> String {
    switch code {
    case .EACCES, .EPERM: "permission denied"
    case .ENOENT: "no such file or folder"
    case .ELOOP: "too many levels of links"
    case .EIO: "input/output error"
    case .ENOSPC, .EDQUOT: "no space left"
    case .EROFS: "the file system is read-only"
    case .EMFILE, .ENFILE: "too many open files"
    case .ENAMETOOLONG: "name too long"
    default: "system error \(code.rawValue)"
    }
  }
}
