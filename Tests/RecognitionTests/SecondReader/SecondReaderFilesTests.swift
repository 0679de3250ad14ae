import Foundation
import Testing

@testable import Recognition

struct SecondReaderFilesTests {
  @Test func `the models lie beside the library that the process runs with`() {
    let maps = """
      7f0000000000-7f0000001000 r--p 00000000 fe:01 12  /usr/lib/libc.so.6
      7f0000002000-7f0000003000 r--p 00000000 fe:01 13  /home/li/数据 库/second-reader/lib/libopenvino_c.so.2641
      """
    #expect(
      SecondReaderFiles(memoryMaps: maps)?.modelFolder == "/home/li/数据 库/second-reader/models")
    #expect(SecondReaderFiles(memoryMaps: "7f00-7f01 r--p 0 fe:01 12 /usr/lib/libc.so.6") == nil)
  }

  @Test func `a pipeline's own models go before those that were set up`() throws {
    var files = try #require(
      SecondReaderFiles(memoryMaps: "x /a/lib/libopenvino_c.so.1"))
    files.modelFolder = "/models"
    var options = PaddleOptions()
    #expect(files.models(of: options).detection == "/models/PP-OCRv6_det_small.onnx")
    options.recognitionModel = "/mine.onnx"
    #expect(files.models(of: options).recognition == "/mine.onnx")
  }

  @Test func `sums are read as sha256sum writes them`() {
    let sum = String(repeating: "0a", count: 32)
    let sums = SecondReaderFiles.sums(in: "\(sum)  a b.onnx\n\(sum) *c.onnx\nnonsense\n")
    #expect(sums.map(\.name) == ["a b.onnx", "c.onnx"])
    #expect(sums.allSatisfy { $0.sum == sum })
  }

  @Test(.enabled(if: SecondReaderFiles.installed != nil))
  func `the models that were set up are listed with their sums`() throws {
    let files = try #require(SecondReaderFiles.installed)
    let models = files.models(of: PaddleOptions())
    #expect(files.expectedSums[models.detection] != nil)
    #expect(files.expectedSums[models.recognition] != nil)
  }
}
