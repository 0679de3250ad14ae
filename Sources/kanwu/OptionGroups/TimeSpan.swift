import ArgumentParser

/// A length of time on the command line: `90` or `90s`, `45m`, `6h`, `1h30m`.
struct TimeSpan: ExpressibleByArgument, Equatable {
  var seconds: Double

  init?(argument: String) {
    if let seconds = Double(argument) {
      guard seconds.isFinite, seconds >= 0 else { return nil }
      self.seconds = seconds
      return
    }
    guard
      let match = argument.wholeMatch(of: /(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?/),
      !argument.isEmpty
    else { return nil }
    let parts = [match.1, match.2, match.3, match.4].map { $0.flatMap { Double($0) } ?? 0 }
    seconds = zip(parts, [86400, 3600, 60, 1]).reduce(0) { $0 + $1.0 * $1.1 }
    guard seconds.isFinite else { return nil }
  }
}
