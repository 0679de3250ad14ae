import CLeptonica
import Testing

@testable import PageImaging

// Leptonica has one message handler for the process.
@Suite(.serialized) struct ImagingMessagesTests {
  @Test func `what Leptonica says is collected`() {
    ImagingMessages.collect()
    _ = unsafe pixCreate(-7, 1, 8)
    #expect(ImagingMessages.take().contains { $0.contains("pixCreate") })
  }
}
