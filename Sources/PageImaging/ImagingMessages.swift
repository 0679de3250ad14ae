import CLeptonica
import Synchronization

/// What Leptonica says about the pictures that it reads.
///
/// Leptonica writes to stderr unless it is told otherwise, and its setting is the process's: call
/// ``collect()`` once, before the first picture. libjpeg, libpng and libtiff have no such setting that
/// Leptonica passes on; a worker points its stderr elsewhere.
public enum ImagingMessages {
  /// Lines kept until they are taken; older ones are dropped.
  static let limit = 20

  // A C callback without a context argument can reach nothing but a global.
  private static let lines = Mutex<[String]>([])

  /// Sends Leptonica's messages here from now on.
  public static func collect() {
    unsafe leptSetStderrHandler { text in
      guard let text = unsafe text else { return }
      let line = unsafe String(cString: text)
      ImagingMessages.lines.withLock { lines in
        if lines.count == ImagingMessages.limit { lines.removeFirst() }
        lines.append(line)
      }
    }
    _ = setMsgSeverity(Int32(L_SEVERITY_WARNING))
  }

  /// The messages since the last call, oldest first, without their line ends.
  public static func take() -> [String] {
    lines.withLock { lines in
      defer { lines.removeAll() }
      return lines.map { $0.last == "\n" ? String($0.dropLast()) : $0 }
    }
  }

  /// The first message of a failure in a form that fits into a sentence, or `fallback`.
  static func detail(or fallback: String) -> String {
    take().first { $0.hasPrefix("Error in") }.map { String($0.dropFirst("Error in ".count)) }
      ?? fallback
  }
}
