import Foundation
import Logging
import Synchronization

/// Writes log messages to standard error, one line each, as text for people or JSON for programs.
///
/// Line breaks and other control characters in a message (a file's name may hold them) are escaped,
/// so that a message is one line whatever happens.
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
      screen.print(label + escapingControls("\(event.message)"))
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
  private let bar = Mutex("")

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
