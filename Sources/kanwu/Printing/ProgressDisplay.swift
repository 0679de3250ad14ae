import ArgumentParser
import Batch
import Dispatch
import Foundation
import Glibc

/// How progress is shown.
enum ProgressStyle: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// A bar on a terminal; elsewhere only what needs a person.
  case auto
  case bar
  case plain
  case none
}

/// Redraws the progress bar twice a second while a run works.
final class ProgressDisplay {
  private let screen: Screen
  private let timer: any DispatchSourceTimer

  init(of run: Run, documentsExpected: Int, on screen: Screen) {
    self.screen = screen
    let start = ContinuousClock.now
    timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "kanwu.progress"))
    timer.schedule(deadline: .now() + .milliseconds(500), repeating: .milliseconds(500))
    timer.setEventHandler {
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let bar = progressBar(run.progress, documentsExpected: documentsExpected, seconds: seconds)
      screen.showBar(String(bar.prefix(terminalWidth() - 1)))
    }
    timer.resume()
  }

  func stop() {
    timer.cancel()
    screen.showBar("")
  }
}

/// Columns of the terminal on standard error; 80 where it does not say.
private func terminalWidth() -> Int {
  var size = winsize()
  let isKnown = unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 1
  return isKnown ? Int(size.ws_col) : 80
}

/// `█████░░░░░ 12 pages · 3/9 documents · 58 pages/min · 0:29 left · 1 failed`.
func progressBar(_ progress: RunProgress, documentsExpected: Int, seconds: Double) -> String {
  let cells = 20
  // Pages of documents not yet surveyed are guessed from those that are.
  let documentsLeft = max(0, documentsExpected - progress.documents)
  let perDocument =
    progress.documents > 0 ? Double(progress.pagesRead) / Double(progress.documents) : 1
  let expected = max(
    Double(progress.pagesKnown), Double(progress.pagesRead) + perDocument * Double(documentsLeft))
  let share = expected > 0 ? min(1, Double(progress.pagesRead) / expected) : 0
  let full = Int(share * Double(cells))
  let perMinute = seconds > 0 ? Double(progress.pagesRead) * 60 / seconds : 0
  var parts = [
    String(repeating: "█", count: full) + String(repeating: "░", count: cells - full)
      + " \(progress.pagesRead) pages",
    "\(progress.documents)/\(documentsExpected) documents",
    "\(Int(perMinute)) pages/min",
  ]
  if progress.pagesRead > 0 {
    let left = Int((expected - Double(progress.pagesRead)) / max(perMinute / 60, 0.001))
    parts.append("\(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left")
  }
  if progress.failed > 0 { parts.append("\(progress.failed) failed") }
  return parts.joined(separator: " · ")
}
