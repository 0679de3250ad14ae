/// All that is known of a set of documents and their truths.
public struct EvaluationReport: Sendable {
  public struct Document: Sendable {
    public var name: String
    /// Path of the truth.
    public var truth: String
    /// Path of the output; `nil` for one that is missing.
    public var output: String?
    /// Kinds of document that it belongs to, such as the damage of its pages.
    public var classes: [String]
    public var score: DocumentScore
    /// `nil` where the output has no record of its edits beside it.
    public var repairs: RepairScore?
    /// Confusions of the output, for a document without record.
    public var confusions: ConfusionCounts
    /// `nil` for a document that is not to be shown.
    public var marked: MarkedText?

    public init(
      name: String, truth: String, output: String?, classes: [String], score: DocumentScore,
      repairs: RepairScore?, confusions: ConfusionCounts, marked: MarkedText?
    ) {
      self.name = name
      self.truth = truth
      self.output = output
      self.classes = classes
      self.score = score
      self.repairs = repairs
      self.confusions = confusions
      self.marked = marked
    }
  }

  /// Scores of the documents of one class.
  public struct ClassScore: Sendable, Hashable {
    public var name: String
    public var score: MeanScore
  }

  /// How often one confusion, or an error of one class, was there before and after the repairs.
  public struct Change<Subject: Sendable & Hashable>: Sendable, Hashable {
    public var subject: Subject
    public var before: Int
    public var after: Int
  }

  public let documents: [Document]
  /// By name.
  public let classes: [ClassScore]
  public let total: MeanScore
  public let repairs: RepairScore
  /// Most frequent first; documents without record count the same before and after.
  public let confusions: [Change<ConfusionCounts.Confusion>]
  /// In the order of the cases.
  public let errors: [Change<ErrorClass>]
  /// Punctuation marks among what is extra and missing.
  public let extraAndMissingMarks: Change<String>

  public init(_ documents: [Document]) {
    self.documents = documents
    total = MeanScore(of: documents.map(\.score))
    classes = Set(documents.flatMap(\.classes)).sorted().map { name in
      let members = documents.filter { $0.classes.contains(name) }
      return ClassScore(name: name, score: MeanScore(of: members.map(\.score)))
    }
    repairs = RepairScore(totalOf: documents.compactMap(\.repairs))
    var before = repairs.before
    var after = repairs.after
    for document in documents where document.repairs == nil {
      before.add(document.confusions)
      after.add(document.confusions)
    }
    confusions = Set(before.counts.keys).union(after.counts.keys)
      .map { Change(subject: $0, before: before.counts[$0] ?? 0, after: after.counts[$0] ?? 0) }
      .sorted { $0.isBefore($1) }
    let classesBefore = before.byClass
    let classesAfter = after.byClass
    errors = ErrorClass.allCases.map { errorClass in
      Change(
        subject: errorClass, before: classesBefore[errorClass] ?? 0,
        after: classesAfter[errorClass] ?? 0)
    }
    extraAndMissingMarks = Change(
      subject: "marks", before: before.extraAndMissingMarks, after: after.extraAndMissingMarks)
  }
}

extension EvaluationReport.Change<ConfusionCounts.Confusion> {
  /// Frequent ones first, then by code point.
  fileprivate func isBefore(_ other: Self) -> Bool {
    let mine = (before, after, other.subject.wrong?.value ?? 0, other.subject.right?.value ?? 0)
    let others = (other.before, other.after, subject.wrong?.value ?? 0, subject.right?.value ?? 0)
    return mine > others
  }
}
