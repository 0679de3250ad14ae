import Foundation

/// Where the second reader's models lie.
///
/// `make second-reader` unpacks OpenVINO's libraries into `lib` of a folder of kanwu's own, and the models into
/// `models` beside it; a program finds the folder by the library that it runs with.
public struct SecondReaderFiles: Sendable, Hashable {
  /// Of the models that were set up, with `SHA256SUMS` in it.
  public var modelFolder: String

  static let detectionModel = "PP-OCRv6_det_small.onnx"
  static let recognitionModel = "PP-OCRv6_rec_small.onnx"
  static let sums = "SHA256SUMS"

  /// Whether this program was built with the second reader.
  public static var isBuiltIn: Bool {
    #if SecondReader
      true
    #else
      false
    #endif
  }

  /// The folder of the program that runs; `nil` in one that was built without the second reader.
  public static var installed: SecondReaderFiles? {
    guard isBuiltIn, let file = FileHandle(forReadingAtPath: "/proc/self/maps"),
      // By handle: files of /proc state no size, and String would take the first page for all.
      let bytes = try? file.readToEnd()
    else { return nil }
    return SecondReaderFiles(memoryMaps: String(decoding: bytes, as: UTF8.self))
  }

  /// - Parameter memoryMaps: as the system lists the files that a process has in memory.
  init?(memoryMaps: String) {
    let line = memoryMaps.split(separator: "\n").first { $0.contains("/libopenvino_c.so") }
    guard let path = line.flatMap({ line in line.firstIndex(of: "/").map { line[$0...] } })
    else { return nil }
    let folder = URL(fileURLWithPath: String(path)).deletingLastPathComponent()
      .deletingLastPathComponent()
    modelFolder = folder.appendingPathComponent("models").path
  }

  /// Paths of the models that a reader with these options takes.
  public func models(of options: PaddleOptions) -> (detection: String, recognition: String) {
    (
      options.detectionModel.isEmpty
        ? "\(modelFolder)/\(Self.detectionModel)" : options.detectionModel,
      options.recognitionModel.isEmpty
        ? "\(modelFolder)/\(Self.recognitionModel)" : options.recognitionModel
    )
  }

  /// What the models of the folder were when they were set up: SHA-256 in hexadecimal, by path.
  public var expectedSums: [String: String] {
    let text = try? String(contentsOfFile: "\(modelFolder)/\(Self.sums)", encoding: .utf8)
    return Self.sums(in: text ?? "").reduce(into: [:]) { sums, entry in
      sums["\(modelFolder)/\(entry.name)"] = entry.sum
    }
  }

  /// The files of two models with their sums: the models, and what was made of them when they were set up.
  public func checked(
    _ models: (detection: String, recognition: String)
  ) -> [(file: String, sum: String?)] {
    let sums = expectedSums
    return [models.detection, models.recognition].flatMap { model in
      [(model, sums[model])]
        + sums.filter { $0.key.hasPrefix(model + ".") }.sorted { $0.key < $1.key }
        .map { ($0.key, $0.value) }
    }
  }

  /// The lines of a file as `sha256sum` writes it.
  static func sums(in text: String) -> [(name: String, sum: String)] {
    text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, parts[0].count == 64 else { return nil }
      return (String(parts[1].drop { $0 == " " || $0 == "*" }), String(parts[0]))
    }
  }
}
