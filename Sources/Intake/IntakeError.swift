public import DocumentModel

/// Why an input, or a page of it, could not be taken in: facts, from which sentences are made here
/// and nowhere else.
public enum IntakeError: Error, Sendable, Hashable, Codable {
  /// The INPUT does not exist.
  case notFound
  /// The INPUT is a pipe, a socket or a device.
  case notAFile
  /// The system refuses to open it (`Permission denied`).
  case unreadable(reason: String)
  /// A link whose target is missing or which leads back to itself.
  case danglingLink
  /// The name is not UTF-8 (often GBK, from an old archive).
  case nameNotUTF8
  /// Zero bytes.
  case empty
  /// The right type, but broken.
  case damaged(detail: String)
  /// Needs a password.
  case encrypted
  /// The name promises `expected`, the content is `found`.
  case wrongType(expected: String, found: String)
  /// Nothing that kanwu reads.
  case unsupported(found: String)
  /// An archive of files.
  case archive(format: String)
  /// A PDF without a single page.
  case noPages
  /// More pixels than the limit; refused before decoding.
  case tooManyPixels(width: Int, height: Int, limitMegapixels: Int)
  /// More bytes than the limit for its kind.
  case tooManyBytes(limitMegabytes: Int)
  /// A program that the kind needs is not installed.
  case programMissing(name: String, package: String)
  /// A program ended with an error; `detail` is the end of what it said.
  case programFailed(name: String, detail: String)
  /// A program was stopped at its time limit.
  case programTimedOut(name: String, seconds: Double)
  /// A program was killed from outside, which says nothing of the file.
  case programKilled(name: String, signal: Int32)
  /// The word processor gave no PDF.
  case notConvertible(detail: String)
  /// The scratch folder cannot be written.
  case scratch(reason: String)
}

extension IntakeError {
  /// One English sentence, without the file's name, with the remedy where there is one.
  public var message: String {
    switch self {
    case .notFound: "there is no such file or folder"
    case .notAFile: "it is a pipe, a socket or a device; give a file or a folder"
    case .unreadable(let reason): "it cannot be opened (\(reason)); check its permissions"
    case .danglingLink: "the link leads nowhere; restore its target or remove it"
    case .nameNotUTF8:
      "its name is not UTF-8; rename it, for example with: convmv -f gbk -t utf8 --notest"
    case .empty: "the file is empty (0 bytes); copy or scan it again"
    case .damaged(let detail): "the file is damaged (\(detail)); copy or scan it again"
    case .encrypted:
      "it is protected by a password; save a copy without one, "
        + "for a PDF with: qpdf --decrypt --password=… IN OUT"
    case .wrongType(let expected, let found):
      "its name says \(expected), its content is \(found); rename or replace it"
    case .unsupported(let found):
      "\(found) is not read; save it as PDF, as a picture or as text"
    case .archive(let format): "it is an archive (\(format)); unpack it and give the folder"
    case .noPages: "the PDF has no page; export it again"
    default: limitMessage
    }
  }

  private var limitMessage: String {
    switch self {
    case .tooManyPixels(let width, let height, let limit):
      "\(width) × \(height) pixels are more than the limit of \(limit) megapixels; "
        + "scale the picture down"
    case .tooManyBytes(let limit):
      "it is larger than the limit of \(limit) MB for its kind; split it"
    case .programMissing(let name, let package):
      "\(name) is needed and not installed; get it with: apt-get install \(package)"
    case .programFailed(let name, let detail):
      "\(name) failed: \(detail.isEmpty ? "it did not say why" : detail)"
    case .programTimedOut(let name, let seconds):
      "\(name) was stopped after \(Int(seconds.rounded())) s without a result; "
        + "the file may be damaged, open it and save it anew"
    case .programKilled(let name, let signal):
      "\(name) was ended by signal \(signal), by somebody or for want of memory; "
        + "the next run tries again"
    case .notConvertible(let detail):
      "LibreOffice could not open it (\(detail.isEmpty ? "no PDF came out" : detail)); "
        + "it may be damaged or protected, open it and save it anew"
    case .scratch(let reason): "the scratch folder cannot be used (\(reason)); free some space"
    default: ""
    }
  }

  /// The same as the failure of a single page.
  public var pageFailure: PageFailure {
    switch self {
    case .tooManyPixels(let width, let height, let limit):
      .tooLarge(width: width, height: height, limitMegapixels: limit)
    case .programFailed(let name, let detail): .programFailed(program: name, detail: detail)
    case .scratch: .noSpace(detail: message)
    case .programTimedOut(_, let seconds): .timedOut(seconds: seconds)
    case .programKilled(_, let signal): .crashed(signal: signal)
    case .programMissing: .toolMissing(detail: message)
    default: .missing(detail: message)
    }
  }
}
