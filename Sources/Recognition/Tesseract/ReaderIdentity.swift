import CTesseract
import Foundation

/// What shapes a reading beside the page and the options: the engine's version and its language data.
public enum ReaderIdentity {
  /// `Tesseract 5.3.0`.
  public static var engine: String {
    unsafe "Tesseract " + (TessVersion().map { unsafe String(cString: $0) } ?? "")
  }

  /// `OpenVINO 2026.4.1-…`; `nil` in a program that was built without it.
  public static var secondEngine: String? {
    #if SecondReader
      OpenVINOModel.version
    #else
      nil
    #endif
  }

  /// The language data files in use, where they can be found; the engine itself does not tell before
  /// it has loaded them, which takes 0.1 s and 50 MB.
  ///
  /// - Parameters:
  ///   - languages: their names (`chi_sim`).
  ///   - environment: `TESSDATA_PREFIX` is looked for in it.
  /// - Returns: their paths; fewer than languages where one is not found.
  public static func languageFiles(
    _ languages: [String], environment: [String: String]
  ) -> [String] {
    let prefix = environment["TESSDATA_PREFIX"].map { [$0, $0 + "/tessdata"] } ?? []
    let folders = prefix + usualFolders
    return languages.compactMap { language in
      folders.map { "\($0)/\(language).traineddata" }
        .first { FileManager.default.fileExists(atPath: $0) }
    }
  }

  private static let usualFolders = [
    "/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/local/share/tessdata", "/usr/share/tessdata",
  ]
}
