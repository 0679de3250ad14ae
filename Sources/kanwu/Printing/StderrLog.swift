import Conveyor
import Foundation
import Glibc
import Logging

/// Writes log messages to standard error, one line each, as text for people or JSON for programs.
///
/// Line breaks and other control characters in a message (a file's name may hold them) are escaped,
/// so that a message is one line whatever happens. In the journal of systemd each line bears its level
/// in the way of sd-daemon(3), so that `journalctl -p warning` shows what needs a person.
struct StderrLog: LogHandler {
  enum Format: String, CaseIterable, Sendable {
    case text
    case json
  }

  var metadata = Logger.Metadata()
  var logLevel = Logger.Level.info
  let format: Format
  let screen: Screen

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let fields = metadata.merging(event.metadata ?? [:]) { _, new in new }
    switch format {
    case .text:
      let label: String =
        switch event.level {
        case .error, .critical: "error: "
        case .warning: "warning: "
        default: ""
        }
      let text = escapingControls("\(event.message)")
      screen.print(screen.isJournal ? "<\(event.level.syslogNumber)>" + text : label + text)
    case .json:
      var record = fields.mapValues { "\($0)" }
      record["level"] = event.level.rawValue
      record["message"] = "\(event.message)"
      record["time"] = Date.now.ISO8601Format()
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      if let line = try? encoder.encode(record) {
        screen.print(String(decoding: line, as: UTF8.self))
      }
    }
  }
}

extension Logger.Level {
  /// The level's number in syslog, which the journal uses.
  fileprivate var syslogNumber: Int {
    switch self {
    case .critical: 2
    case .error: 3
    case .warning: 4
    case .notice: 5
    case .info: 6
    case .debug, .trace: 7
    }
  }
}

/// `text` with line breaks and other control characters written as `\n`, `\u{1b}`.
func escapingControls(_ text: String) -> String {
  text.unicodeScalars.reduce(into: "") { line, scalar in
    switch scalar {
    case "\n": line += "\\n"
    case "\r": line += "\\r"
    case "\t": line += "\\t"
    case _ where scalar.properties.generalCategory == .control:
      line += "\\u{\(String(scalar.value, radix: 16))}"
    default: line.unicodeScalars.append(scalar)
    }
  }
}

/// Standard error, shared by messages and the progress bar, which gives way to a message and is
/// drawn again below it.
final class Screen: Sendable {
  private let bar = Guarded("")
  /// Whether the journal of systemd takes what is printed.
  let isJournal: Bool

  /// - Parameter environment: `JOURNAL_STREAM` in it has device and inode of the journal's end.
  init(environment: [String: String]) {
    var status = stat()
    isJournal =
      unsafe fstat(STDERR_FILENO, &status) == 0
      && environment["JOURNAL_STREAM"] == "\(status.st_dev):\(status.st_ino)"
  }

  func print(_ line: String) {
    bar.withLock { bar in
      let erase = bar.isEmpty ? "" : "\r\u{1b}[K"
      write(erase + line + "\n" + bar)
    }
  }

  /// Draws the bar anew; an empty text removes it.
  func showBar(_ text: String) {
    bar.withLock { bar in
      guard !(bar.isEmpty && text.isEmpty) else { return }
      bar = text
      write("\r\u{1b}[K" + text)
    }
  }

  private func write(_ text: String) {
    // A closed standard error must not stop the run.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
