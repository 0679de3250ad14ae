import DocumentModel
import Foundation
import Glibc

/// Whole messages over a pair of file descriptors.
///
/// A frame is its length, four bytes with the lowest first, and then that many bytes of JSON. Reading
/// can be bounded in time, since the other side may hang in the middle of a page.
public struct FrameChannel: Sendable {
  /// Longest frame that is believed, in bytes; a page of text is about 100 kB.
  public static let longestFrame = 256 << 20

  private let input: Int32
  private let output: Int32

  /// - Parameters:
  ///   - input: descriptor to read from; stays the caller's to close.
  ///   - output: descriptor to write to; stays the caller's to close.
  public init(input: Int32, output: Int32) {
    self.input = input
    self.output = output
  }

  public func send(_ message: some Encodable) throws {
    let body = try ValueCoding.encoder().encode(message)
    var frame = [UInt8]()
    frame.reserveCapacity(body.count + 4)
    for shift in [0, 8, 16, 24] { frame.append(UInt8(truncatingIfNeeded: body.count >> shift)) }
    frame.append(contentsOf: body)
    try write(frame)
  }

  /// Waits for the next message.
  ///
  /// - Parameters:
  ///   - type: what the message is.
  ///   - seconds: how long to wait for all of it; `nil` waits for ever.
  /// - Returns: the message, or `nil` when the other side has closed its end between two messages.
  /// - Throws: ``FrameError``, and whatever decoding throws.
  public func receive<Message: Decodable>(_ type: Message.Type, within seconds: Double? = nil)
    throws
    -> Message?
  {
    let deadline = seconds.map { ContinuousClock.now + .seconds($0) }
    guard let head = try read(count: 4, until: deadline) else { return nil }
    let length = head.reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= Self.longestFrame else { throw FrameError.tooLong(bytes: length) }
    guard let body = try read(count: length, until: deadline) else { throw FrameError.cutOff }
    return try ValueCoding.decoder().decode(type, from: Data(body))
  }

  private func write(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(output, buffer.baseAddress.map { unsafe $0 + sent }, bytes.count - sent)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw errno == EPIPE ? FrameError.closed : FrameError.system(code: errno)
      }
      sent += count
    }
  }

  /// `count` bytes, or `nil` when the stream ends before the first of them.
  private func read(count: Int, until deadline: ContinuousClock.Instant?) throws -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var received = 0
    while received < count {
      try waitForInput(until: deadline)
      let result = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(input, buffer.baseAddress.map { unsafe $0 + received }, count - received)
      }
      if result < 0 {
        if errno == EINTR { continue }
        throw FrameError.system(code: errno)
      }
      if result == 0 {
        if received == 0 { return nil }
        throw FrameError.cutOff
      }
      received += result
    }
    return bytes
  }

  private func waitForInput(until deadline: ContinuousClock.Instant?) throws {
    guard let deadline else { return }
    while true {
      let left = deadline - ContinuousClock.now
      guard left > .zero else { throw FrameError.timedOut }
      let milliseconds =
        left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
      var descriptor = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
      let ready = unsafe poll(&descriptor, 1, Int32(clamping: milliseconds + 1))
      if ready > 0 { return }
      if ready < 0, errno != EINTR { throw FrameError.system(code: errno) }
    }
  }
}

/// What can go wrong between the parent and a worker.
public enum FrameError: Error, Sendable, Hashable {
  case timedOut
  /// The stream ended inside a frame.
  case cutOff
  /// Nobody reads any more.
  case closed
  case tooLong(bytes: Int)
  case system(code: Int32)
}
