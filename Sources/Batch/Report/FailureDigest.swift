/// Failures put together by their cause, most frequent first: what a summary or a mail has room for.
public struct FailureDigest: Sendable, Hashable {
  /// The failures of one cause.
  public struct Group: Sendable, Hashable {
    public let cause: String
    /// What is wrong, in a few words without the documents' names (`protected by a password`).
    public let title: String
    /// What to do about it; `nil` when no message tells.
    public let remedy: String?
    /// In the order in which they were handed in; at least one.
    public let failures: [RunRecord.Failure]
    /// Later runs try all of them again without anyone's doing.
    public let isTransient: Bool
    /// Documents among the failures, each with its pages.
    let documents: [Document]

    /// A document of the group.
    struct Document: Hashable {
      var name: String
      var path: String
      /// Failed pages; empty when it is the whole document.
      var pages: [Int]
    }

    public var count: Int { failures.count }
  }

  /// The cause with the most failures first; equal ones by the cause's name.
  public let groups: [Group]

  public init(_ failures: some Sequence<RunRecord.Failure>) {
    groups = Dictionary(grouping: failures, by: \.cause)
      .map { Group(cause: $0.key, failures: $0.value) }
      .sorted { ($1.count, $0.cause) < ($0.count, $1.cause) }
  }
}

extension FailureDigest.Group {
  init(cause: String, failures: [RunRecord.Failure]) {
    let sentences = failures.map { FailureSentence($0.message) }
    self.cause = cause
    self.failures = failures
    // Facts that differ (sizes, formats) say less about the group than its cause does.
    let isSameFact = sentences.allSatisfy { $0.fact == sentences.first?.fact }
    title = isSameFact ? sentences.first?.fact ?? cause : cause.replacing("-", with: " ")
    remedy = Self.mostFrequent(sentences.compactMap(\.remedy))
    isTransient = failures.allSatisfy(\.isTransient)
    documents = Self.documents(of: failures)
  }

  /// One line for a summary: `3 × protected by a password: a.pdf, b.pdf, c.pdf: save a copy …`.
  ///
  /// - Parameter examples: how many documents are named.
  /// - Returns: the line without an end, fit to be shown whatever the names hold.
  public func line(examples: Int = 3) -> String {
    let names = documents.prefix(examples).map(Self.label).joined(separator: ", ")
    let more = documents.count > examples ? " …" : ""
    let remedy = remedy.map { ": " + VisibleText.of($0) } ?? ""
    return "\(count) × \(VisibleText.of(title)): \(names)\(more)\(remedy)"
  }

  private static func label(of document: Document) -> String {
    let name = VisibleText.of(document.name, limit: 120)
    return document.pages.isEmpty ? name : "\(name) (\(pageList(document.pages)))"
  }

  /// `page 3`, `pages 3, 4`, `pages 3, 4, 5 …`.
  static func pageList(_ pages: [Int], limit: Int = 3) -> String {
    let numbers = pages.prefix(limit).map(String.init).joined(separator: ", ")
    return "page\(pages.count == 1 ? "" : "s") \(numbers)\(pages.count > limit ? " …" : "")"
  }

  private static func documents(of failures: [RunRecord.Failure]) -> [Document] {
    var documents: [Document] = []
    var places: [String: Int] = [:]
    for failure in failures {
      let page = failure.page.map { [$0] } ?? []
      if let place = places[failure.path] {
        documents[place].pages += page
      } else {
        places[failure.path] = documents.count
        documents.append(Document(name: failure.name, path: failure.path, pages: page))
      }
    }
    return documents
  }

  /// The first of those that occur most often.
  private static func mostFrequent(_ texts: [String]) -> String? {
    var counts: [String: Int] = [:]
    for text in texts { counts[text, default: 0] += 1 }
    let most = counts.values.max()
    return texts.first { counts[$0] == most }
  }
}
