import Foundation
import Glibc

/// Something in a folder, as the file system describes it; links are not followed.
struct FolderEntry {
  enum Form {
    case file
    case folder
    case link
    case special
  }

  /// Absolute.
  let path: String
  /// Last component.
  let name: String
  let form: Form
  /// Device and inode, the same for every way to the same thing.
  let identity: Identity
  let facts: FileFacts

  struct Identity: Hashable {
    let device: UInt
    let inode: UInt
  }

  /// Asks the file system; links are followed only for what the user named.
  ///
  /// - Throws: `notFound`, or `unreadable` with the system's reason.
  init(path: String, followLinks: Bool = false) throws(IntakeError) {
    var status = stat()
    let result = followLinks ? unsafe stat(path, &status) : unsafe lstat(path, &status)
    guard result == 0 else {
      let code = POSIXErrorCode(rawValue: errno) ?? .EIO
      throw code == .ENOENT ? .notFound : .unreadable(reason: SystemReason.of(code))
    }
    self.path = path
    name = path.split(separator: "/").last.map(String.init) ?? ""
    facts = FileFacts(path: path, status)
    identity = Identity(device: UInt(status.st_dev), inode: UInt(status.st_ino))
    switch status.st_mode & S_IFMT {
    case S_IFREG: form = .file
    case S_IFDIR: form = .folder
    case S_IFLNK: form = .link
    default: form = .special
    }
  }

  /// Whether the link leads to something that exists.
  var targetExists: Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0
  }

  /// Names in a folder, in natural order.
  ///
  /// - Throws: `unreadable` with the system's reason.
  static func names(in folder: String) throws(IntakeError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .sorted(by: NaturalOrder.precedes)
    } catch {
      throw .unreadable(reason: SystemReason.of(error))
    }
  }
}
