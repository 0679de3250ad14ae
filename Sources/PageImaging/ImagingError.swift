/// Why a picture gave no page, or an operator no picture.
public enum ImagingError: Error, Sendable, Hashable {
  /// The file is missing, of no known picture format, or cannot be decoded.
  case unreadable(path: String, detail: String)
  /// More pixels than the limit; refused before decoding.
  case tooLarge(path: String, width: Int, height: Int, limitMegapixels: Int)
  /// The file has no frame of this number (from 0).
  case noSuchFrame(path: String, frame: Int)
  /// An operator could not make its picture, which means that memory ran out.
  case operatorFailed(name: String, detail: String)
  /// The picture cannot be written there.
  case unwritable(path: String, detail: String)
}
