public import Intake
public import PageImaging

/// Why pages could not be made: facts, from which sentences are made here and nowhere else.
public enum SynthesisError: Error, Sendable, Hashable {
  /// The folder of texts, or a file in it, cannot be read.
  case unreadable(path: String, reason: String)
  /// No `.txt` file with a line of text in the folder.
  case noText(folder: String)
  /// A text in another encoding; `line` is the first that is not UTF-8, from 1.
  case notUTF8(path: String, line: Int)
  /// No font was named.
  case noFont
  /// The font file does not exist.
  case fontMissing(path: String)
  /// A file that is no outline font, or a collection without a font of that number.
  case notAFont(path: String, index: Int)
  /// No installed font is called that.
  case fontNotInstalled(family: String)
  /// Not one paragraph has only characters that the font has.
  case fontCannotPrint(font: String)
  /// A program that sets the type, or that is missing.
  case program(IntakeError)
  /// A picture that could not be made.
  case imaging(ImagingError)
  /// A page's picture or text that could not be written.
  case unwritable(path: String, reason: String)
}

extension SynthesisError {
  /// One English sentence with the remedy where there is one.
  public var message: String {
    switch self {
    case .unreadable(let path, let reason):
      "\(path) cannot be read (\(reason)); give a readable folder of .txt files"
    case .noText(let folder):
      "\(folder) has no text; put .txt files into it, UTF-8, one paragraph per line"
    case .notUTF8(let path, let line):
      "\(path):\(line): the text is not UTF-8; convert it, for example with: "
        + "iconv -f GB18030 -t UTF-8"
    case .noFont:
      "no font is named; name font files (.ttf, .otf, .ttc) or installed families, "
        + "which fc-list :lang=zh family shows"
    case .fontMissing(let path): "there is no font file \(path); check its name"
    case .notAFont(let path, let index):
      "\(path) has no outline font number \(index); fc-query \(path) shows what it has"
    case .fontNotInstalled(let family):
      "no font called ‘\(family)’ is installed; fc-list :lang=zh family shows those that are, "
        + "or name a font file"
    case .fontCannotPrint(let font):
      "\(font) has the characters of no paragraph of the text; name a font for Chinese"
    case .program(let error): error.message
    case .imaging(let error): Self.sentence(error)
    case .unwritable(let path, let reason):
      "\(path) cannot be written (\(reason)); check the folder and its free space"
    }
  }

  private static func sentence(_ error: ImagingError) -> String {
    switch error {
    case .unreadable(let path, let detail): "\(path) cannot be read (\(detail))"
    case .tooLarge(let path, let width, let height, let limit):
      "\(path) has \(width) × \(height) pixels, more than \(limit) megapixels"
    case .noSuchFrame(let path, let frame): "\(path) has no frame \(frame)"
    case .operatorFailed(let name, let detail): "\(name) failed (\(detail))"
    case .unwritable(let path, let detail):
      "\(path) cannot be written (\(detail)); check the folder and its free space"
    }
  }
}
