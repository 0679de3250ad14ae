/// Why a recogniser could not be made, or gave no reading.
public enum RecognitionError: Error, Sendable, Hashable {
  /// The engine has no data for this language; `remedy` is the command that brings it.
  case languageDataMissing(language: String, remedy: String)
  /// The engine is there and refuses.
  case engineFailed(detail: String)
}
