extension RunRecord {
  /// What became of the documents that the run met; each is counted once.
  public struct DocumentCounts: Codable, Sendable, Hashable {
    public var done: Int
    /// Written, with pages missing or incomplete.
    public var partial: Int
    public var failed: Int
    /// Finished in an earlier run; neither file nor settings have changed.
    public var unchanged: Int
    /// Failed in an earlier run; they wait for a person, or for the file to change.
    public var waiting: Int
    /// For a later run: still being written, or over a limit of this one.
    public var left: Int
    /// No documents: links, hidden files, litter.
    public var skipped: Int

    public init(
      done: Int = 0, partial: Int = 0, failed: Int = 0, unchanged: Int = 0, waiting: Int = 0,
      left: Int = 0, skipped: Int = 0
    ) {
      self.done = done
      self.partial = partial
      self.failed = failed
      self.unchanged = unchanged
      self.waiting = waiting
      self.left = left
      self.skipped = skipped
    }

    /// Documents that this run worked on.
    public var worked: Int { done + partial + failed }
  }

  /// What became of the pages of the documents worked on.
  public struct PageCounts: Codable, Sendable, Hashable {
    /// Recognised in this run.
    public var read: Int
    /// Taken from the ledger.
    public var kept: Int
    public var failed: Int

    public init(read: Int = 0, kept: Int = 0, failed: Int = 0) {
      self.read = read
      self.kept = kept
      self.failed = failed
    }
  }

  /// Recognised pages per minute of the run; 0 for a run without duration.
  public var pagesPerMinute: Double { seconds > 0 ? Double(pages.read) * 60 / seconds : 0 }
}
