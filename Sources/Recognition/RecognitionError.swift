/// Why a recogniser could not be made, or gave no reading.
public enum RecognitionError: Error, Sendable, Hashable {
  /// The engine has no data for this language; `remedy` is the command that brings it.
  case languageDataMissing(language: String, remedy: String)
  /// The program was built without the second reader.
  case secondReaderMissing
  /// A model's file is missing, damaged or of another kind.
  case modelUnusable(file: String, detail: String)
  /// The engine is there and refuses.
  case engineFailed(detail: String)

  /// A sentence with the remedy, for what setting up can mend; `nil` for a failure of one page.
  public var setupMessage: String? {
    switch self {
    case .languageDataMissing(let language, let remedy):
      "Tesseract's language data ‘\(language)’ is missing; get it with: \(remedy)"
    case .secondReaderMissing:
      "the second reader is not set up; get it with: make second-reader"
    case .modelUnusable(let file, let detail):
      "the second reader's model \(file) cannot be used (\(detail)); set it up anew with: make second-reader"
    case .engineFailed: nil
    }
  }
}
