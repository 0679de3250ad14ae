public import DocumentModel
import Foundation

/// A file that appears whole or not at all.
///
/// Bytes go to a temporary file in the target's folder (`.kanwu-` and a random name, so that it is as
/// short for a long name), which `commit` flushes to the disk and renames; one that was not committed
/// is removed with its value. Permissions follow the process's umask. An older file of the name is
/// replaced; a symbolic link is replaced, not followed.
public final class AtomicFile: ByteSink {
  /// Start of temporary names; left-over files with it (after a power cut) may be deleted.
  public static let temporaryPrefix = ".kanwu-"
  private static let bufferSize = 1 << 16

  private let path: String
  private let temporaryPath: String
  private var descriptor: Int32
  private var isFinished = false
  private var buffer: [UInt8] = []

  /// Creates the temporary file beside `path`; its folder must exist.
  ///
  /// - Throws: `ExportError.fileOperation` when the folder is missing or not writable.
  public init(at path: String) throws(ExportError) {
    self.path = path
    let folder = Self.folder(of: path)
    var created: Int32 = -1
    var candidate = ""
    for _ in 0..<16 {
      let random = String(UInt64.random(in: .min ... .max), radix: 36)
      candidate = folder + "/" + Self.temporaryPrefix + random
      created = unsafe open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
      if created >= 0 || errno != EEXIST { break }
    }
    guard created >= 0 else { throw .fileOperation(.create, path: path, code: errno) }
    descriptor = created
    temporaryPath = candidate
    buffer.reserveCapacity(Self.bufferSize)
  }

  deinit {
    discard()
  }

  /// Writes a whole file at `path` through `body`.
  ///
  /// - Throws: what `body` throws, or `ExportError.fileOperation`; nothing of the file is left then.
  public static func write(
    to path: String, _ body: (_ sink: inout any ByteSink) throws -> Void
  ) throws {
    let file = try AtomicFile(at: path)
    var sink: any ByteSink = file
    do {
      try body(&sink)
      try file.commit()
    } catch {
      file.discard()
      throw error
    }
  }

  public func write(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.bufferSize { try empty() }
  }

  public func write(bytes: [UInt8]) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try empty() }
  }

  /// Flushes everything to the disk and gives the file its name; further writes are refused.
  ///
  /// - Throws: `ExportError.fileOperation`; the temporary file is removed then.
  public func commit() throws(ExportError) {
    do throws(ExportError) {
      try empty()
      guard fsync(descriptor) == 0 else { throw failure(.flush) }
      let closed = close(descriptor)
      descriptor = -1
      guard closed == 0 else { throw failure(.flush) }
      guard unsafe rename(temporaryPath, path) == 0 else { throw failure(.rename) }
    } catch {
      discard()
      throw error
    }
    isFinished = true
    Self.flushFolder(Self.folder(of: path))
  }

  /// Removes the temporary file; nothing happens after a commit.
  public func discard() {
    guard !isFinished else { return }
    isFinished = true
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
    unsafe unlink(temporaryPath)
  }

  private func empty() throws(ExportError) {
    guard descriptor >= 0 else { throw .fileOperation(.write, path: path, code: EBADF) }
    var start = 0
    while start < buffer.count {
      let written = unsafe buffer.withUnsafeBytes { bytes in
        unsafe Foundation.write(
          descriptor, bytes.baseAddress.map { unsafe $0 + start }, bytes.count - start)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw failure(.write)
      }
      start += written
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func failure(_ operation: ExportError.FileOperation) -> ExportError {
    .fileOperation(operation, path: path, code: errno)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes the new name itself durable; a file system that cannot flush a folder is no error.
  private static func flushFolder(_ folder: String) {
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }
}
