import CZip
import DocumentModel
import Foundation

/// A zip archive of a few parts, as docx and epub are, made by libzip.
///
/// Deterministic: parts in the order given, all of 1 January 1980, plain files with the same rights, and
/// no extra fields. Holds the parts of one document (about 10 kB of markup a page) and their compressed
/// form (a tenth of it) until `pour` hands it on: libzip packs when it closes, and writes a part's
/// length before its content.
///
/// Why it is so: libarchive would hand the bytes on as they come, but gives every entry extra fields for
/// its times and owner, which EPUB forbids for `mimetype`; libzip writes none for parts of known length.
@safe final class ZipPackage {
  /// 1980-01-01 in the form of MS-DOS, the earliest day that a zip archive knows.
  private static let date: zip_uint16_t = 0x21
  /// A regular file that its owner may write and all may read.
  private static let attributes: zip_uint32_t = 0o100644 << 16
  private static let pieceSize = 1 << 16

  private let target: OpaquePointer
  private var archive: OpaquePointer?

  /// - Throws: ``ExportError/zipFailed`` without memory.
  init() throws(ExportError) {
    guard let target = unsafe zip_source_buffer_create(nil, 0, 0, nil) else { throw .zipFailed }
    guard let archive = unsafe zip_open_from_source(target, ZIP_TRUNCATE, nil) else {
      unsafe zip_source_free(target)
      throw .zipFailed
    }
    // The archive owns its target and gives it up when it is closed.
    unsafe zip_source_keep(target)
    unsafe self.target = target
    unsafe self.archive = archive
  }

  deinit {
    if let archive = unsafe archive { unsafe zip_discard(archive) }
    unsafe zip_source_free(target)
  }

  /// Adds a part; an uncompressed one lies in the archive as it is.
  ///
  /// - Throws: ``ExportError/zipFailed`` without memory.
  func add(_ name: String, _ bytes: [UInt8], compressed: Bool = true) throws(ExportError) {
    guard let archive = unsafe archive, let copy = unsafe malloc(max(bytes.count, 1)) else {
      throw .zipFailed
    }
    unsafe copy.copyMemory(from: bytes, byteCount: bytes.count)
    guard let part = unsafe zip_source_buffer_create(copy, UInt64(bytes.count), 1, nil) else {
      unsafe free(copy)
      throw .zipFailed
    }
    let added = unsafe zip_file_add(archive, name, part, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard added >= 0 else {
      unsafe zip_source_free(part)
      throw .zipFailed
    }
    let index = zip_uint64_t(added)
    let method = compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE
    guard unsafe zip_set_file_compression(archive, index, method, 0) == 0,
      unsafe zip_file_set_dostime(archive, index, 0, Self.date, 0) == 0,
      unsafe zip_file_set_external_attributes(
        archive, index, 0, UInt8(ZIP_OPSYS_UNIX), Self.attributes) == 0
    else { throw .zipFailed }
  }

  /// Adds the part that `body` writes.
  ///
  /// - Throws: what `body` throws, or ``ExportError/zipFailed``.
  func add(_ name: String, _ body: (_ sink: inout any ByteSink) throws -> Void) throws {
    let part = PartBytes()
    var sink: any ByteSink = part
    try body(&sink)
    try add(name, part.bytes)
  }

  /// Packs what was added and hands it on, once.
  ///
  /// - Throws: ``ExportError/zipFailed``, or what the sink throws.
  func pour(into sink: inout any ByteSink) throws {
    guard let archive = unsafe archive, unsafe zip_close(archive) == 0 else {
      throw ExportError.zipFailed
    }
    unsafe self.archive = nil
    guard unsafe zip_source_open(target) == 0 else { throw ExportError.zipFailed }
    defer { unsafe zip_source_close(target) }
    var piece = [UInt8](repeating: 0, count: Self.pieceSize)
    while true {
      let count = unsafe zip_source_read(target, &piece, UInt64(piece.count))
      guard count >= 0 else { throw ExportError.zipFailed }
      guard count > 0 else { return }
      try sink.write(bytes: Array(piece[..<Int(count)]))
    }
  }
}

/// Gathers one part of a package.
private final class PartBytes: ByteSink {
  var bytes: [UInt8] = []

  func write(_ text: String) { bytes += text.utf8 }
  func write(bytes more: [UInt8]) { bytes += more }
}
