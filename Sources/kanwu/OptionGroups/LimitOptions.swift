import ArgumentParser

/// How much a run may take, of time, of documents and of the machine.
struct LimitOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: "Pages read at the same time (default: one per processor, fewer where memory is short).")
  var jobs: Int?

  @Option(help: ArgumentHelp("Longest time for one page.", valueName: "seconds"))
  var pageTimeout = 60.0

  @Option(
    help: ArgumentHelp(
      "Begin no page after this time, such as 6h, 90m or 3600; the rest is left for the next run.",
      valueName: "time"))
  var maxRuntime: TimeSpan?

  @Option(help: ArgumentHelp("Take on at most so many documents.", valueName: "number"))
  var maxDocuments: Int?

  @Option(help: ArgumentHelp("Give way to other programs, 0 (not) to 19.", valueName: "level"))
  var nice = 10

  @Option(
    help: ArgumentHelp(
      """
      A file must have been left alone for so long; one that is still being written is left for the \
      next run.
      """, valueName: "seconds"))
  var settle = 2.0

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
    guard pageTimeout > 0, pageTimeout <= 3600 else {
      throw ValidationError("--page-timeout must be more than 0 and at most 3600 seconds.")
    }
    if let maxDocuments, maxDocuments < 1 {
      throw ValidationError("--max-documents must be at least 1.")
    }
    if let maxRuntime, maxRuntime.seconds <= 0 {
      throw ValidationError("--max-runtime must be more than 0.")
    }
    guard (0...19).contains(nice) else { throw ValidationError("--nice must be 0 to 19.") }
    guard (0...3600).contains(settle) else {
      throw ValidationError("--settle must be 0 to 3600 seconds.")
    }
  }
}
