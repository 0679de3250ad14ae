import Foundation
import Glibc
import Testing
import WorkerProtocol

struct FrameChannelTests {
  /// A pipe that is closed with its value.
  private final class TestPipe {
    private(set) var readEnd: Int32
    private(set) var writeEnd: Int32

    init() throws {
      var ends: [Int32] = [0, 0]
      try #require(unsafe pipe(&ends) == 0)
      readEnd = ends[0]
      writeEnd = ends[1]
    }

    var channel: FrameChannel { FrameChannel(input: readEnd, output: writeEnd) }

    func closeWriteEnd() {
      close(writeEnd)
      writeEnd = -1
    }

    func write(_ bytes: [UInt8]) {
      _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(writeEnd, $0.baseAddress, $0.count) }
    }

    deinit {
      close(readEnd)
      if writeEnd >= 0 { close(writeEnd) }
    }
  }

  @Test func `messages arrive whole and in order`() throws {
    let pipe = try TestPipe()
    try pipe.channel.send(["第一", "second"])
    try pipe.channel.send(["third"])
    #expect(try pipe.channel.receive([String].self) == ["第一", "second"])
    #expect(try pipe.channel.receive([String].self, within: 5) == ["third"])
  }

  @Test func `a message larger than the pipe arrives when it is read meanwhile`() throws {
    let pipe = try TestPipe()
    let text = String(repeating: "字", count: 200_000)
    let channel = pipe.channel
    let sender = Thread { try? channel.send([text]) }
    sender.start()
    #expect(try channel.receive([String].self, within: 30) == [text])
  }

  @Test func `an end between messages is no error`() throws {
    let pipe = try TestPipe()
    pipe.closeWriteEnd()
    #expect(try pipe.channel.receive([String].self) == nil)
  }

  @Test func `an end inside a message is one`() throws {
    let pipe = try TestPipe()
    pipe.write([9, 0, 0, 0, 0x5b])
    pipe.closeWriteEnd()
    #expect(throws: FrameError.cutOff) { try pipe.channel.receive([String].self) }
  }

  @Test func `silence ends at the deadline`() throws {
    let pipe = try TestPipe()
    pipe.write([9, 0])
    #expect(throws: FrameError.timedOut) {
      try pipe.channel.receive([String].self, within: 0.05)
    }
  }

  @Test func `a length that cannot be is refused before memory is taken`() throws {
    let pipe = try TestPipe()
    pipe.write([0xff, 0xff, 0xff, 0xff])
    #expect(throws: FrameError.tooLong(bytes: 0xffff_ffff)) {
      try pipe.channel.receive([String].self)
    }
  }
}
