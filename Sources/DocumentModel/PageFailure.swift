/// Why a page, or a part of it, could not be read: facts, from which sentences are made here and
/// nowhere else.
public enum PageFailure: Error, Sendable, Hashable, Codable {
  /// The picture cannot be decoded.
  case unreadablePicture(detail: String)
  /// More pixels than the cap; refused before decoding.
  case tooLarge(width: Int, height: Int, limitMegapixels: Int)
  /// The page is not there to be read (an empty file in a page folder, the lost end of a document);
  /// `detail` is a sentence with the remedy.
  case missing(detail: String)
  /// The file ends before the page does; what there was has been read.
  case truncated
  /// Recognition was stopped at its deadline; the lines finished by then are kept.
  case stoppedAtDeadline(seconds: Double)
  /// The worker did not answer and was killed with its group.
  case timedOut(seconds: Double)
  /// The worker died on the page, also when it was tried again.
  case crashed(signal: Int32)
  /// The worker left with an exit code of its own, also when it was tried again.
  case exited(code: Int32)
  /// A program that the page needs failed (`pdftoppm`), with the end of what it said.
  case programFailed(program: String, detail: String)
  /// A program that the page needs is not installed; `detail` is a sentence with the remedy.
  case toolMissing(detail: String)
  /// No space was left for what the page needs; `detail` is a sentence with the remedy.
  case noSpace(detail: String)
  /// The engine refused the page.
  case engine(detail: String)

  /// One English sentence without file and page, with the remedy where there is one.
  public var message: String {
    switch self {
    case .unreadablePicture(let detail):
      "the picture cannot be decoded (\(detail)); scan the page again or replace the file"
    case .tooLarge(let width, let height, let limit):
      "\(width) × \(height) pixels are more than the limit of \(limit) megapixels; "
        + "scale the picture down"
    case .missing(let detail), .noSpace(let detail), .toolMissing(let detail): detail
    case .truncated:
      "the file is cut off; the part that is there was read; copy or scan it again"
    case .stoppedAtDeadline(let seconds):
      "reading was stopped after \(Self.format(seconds)) s and the lines read by then are kept; "
        + "give it more with --page-timeout"
    case .timedOut(let seconds):
      "no answer after \(Self.format(seconds)) s; give it more with --page-timeout"
    case .crashed(let signal):
      "the reading process was ended by signal \(signal), each time it was tried; other pages are not affected"
    case .exited(let code):
      "the reading process ended with exit code \(code), each time it was tried; other pages are not affected"
    case .programFailed(let program, let detail):
      "\(program) failed: \(detail)"
    case .engine(let detail):
      "the OCR engine refused the page: \(detail)"
    }
  }

  /// The reason as it stands in the placeholder of the text, in Chinese.
  public var placeholderReason: String {
    switch self {
    case .unreadablePicture: "图像无法解码"
    case .tooLarge(let width, let height, let limit): "图像 \(width)×\(height) 像素，超过 \(limit) 百万像素上限"
    case .missing: "文件缺失或损坏"
    case .truncated: "文件不完整"
    case .stoppedAtDeadline(let seconds), .timedOut(let seconds): "超过时限 \(Self.format(seconds)) 秒"
    case .crashed(let signal): "识别进程因信号 \(signal) 中止"
    case .exited(let code): "识别进程以代码 \(code) 退出"
    case .programFailed(let program, _): "\(program) 运行失败"
    case .noSpace: "磁盘空间不足"
    case .toolMissing: "缺少所需程序"
    case .engine: "识别引擎拒绝该页"
    }
  }

  private static func format(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? String(Int(seconds)) : String(seconds)
  }
}
