public import DocumentModel
import TextAlignment

/// What the repairs of one document, or of several, did.
public struct RepairScore: Sendable, Hashable {
  public struct Stage: Sendable, Hashable {
    public var name: String
    public var all: RepairTally
    /// By what an edit changes, with the errors of that class that there were.
    public var byClass: [ErrorClass: RepairTally]
  }

  /// Characters read, without white space.
  public private(set) var characters = 0
  /// In the order in which they ran.
  public private(set) var stages: [Stage] = []
  /// Confusions of what was read, and of what the stages made of it.
  public private(set) var before = ConfusionCounts()
  public private(set) var after = ConfusionCounts()
  /// Each edit with what it did, by stage and place; empty for several documents.
  public private(set) var judgements: [RepairJudgement] = []
  /// Where each of ``judgements`` stands in ``text``.
  public private(set) var ranges: [Range<Int>] = []
  /// The text after all stages, without white space; empty for several documents.
  public private(set) var text: [Unicode.Scalar] = []

  public init() {}

  /// Judges the edits of a document against its truth.
  public init(truth: String, document: Document) {
    let truth = Normalisation.withoutSpace.apply(to: truth)
    let history = StageText.history(of: document)
    characters = history[0].text.count
    text = history[history.count - 1].text
    for (index, stage) in history.enumerated() {
      let alignment = Alignment(stage.text, truth)
      let confusions = ConfusionCounts(of: alignment, stage.text, truth)
      if index == 0 { before = confusions }
      after = confusions
      guard let name = stage.stage else { continue }
      let judge = RepairJudge(stage.text, truth: truth, alignment)
      let judged = stage.edits.map(judge.judge)
      stages.append(Stage(name, judged, errors: confusions.byClass))
      judgements += judged
      ranges = stage.carried(ranges) + stage.rangesAfter
    }
  }

  /// The same but for edits and errors of width, which are a matter of taste and not of reading.
  public var widthAside: RepairTally {
    var sum = RepairTally()
    for stage in stages {
      for (errorClass, tally) in stage.byClass where errorClass != .width { sum.add(tally) }
    }
    sum.errorsBefore = before.byClass.reduce(0) { $0 + ($1.key == .width ? 0 : $1.value) }
    return sum
  }

  /// The sum over several documents.
  ///
  /// A document that a stage left alone counts with the errors that stood there when the stage ran.
  public init(totalOf scores: [RepairScore]) {
    for score in scores {
      characters += score.characters
      before.add(score.before)
      after.add(score.after)
    }
    for name in Self.order(of: scores.map { $0.stages.map(\.name) }) {
      stages.append(Stage(name: name, all: RepairTally(), byClass: [:]))
    }
    for score in scores {
      // From the last stage to the first: what stands before a stage that the document lacks is what
      // stands before the next one that it has.
      var standing = score.after.byClass
      for index in stages.indices.reversed() {
        if let stage = score.stages.first(where: { $0.name == stages[index].name }) {
          stages[index].add(stage)
          standing = stage.byClass.mapValues(\.errorsBefore)
        } else {
          stages[index].add(Stage(stages[index].name, [], errors: standing))
        }
      }
    }
  }

  /// The stages of all documents in an order that agrees with that of each of them.
  private static func order(of documents: [[String]]) -> [String] {
    var order: [String] = []
    for stages in documents {
      for (index, stage) in stages.enumerated() where !order.contains(stage) {
        let next = stages[index...].lazy.compactMap { order.firstIndex(of: $0) }.first
        order.insert(stage, at: next ?? order.count)
      }
    }
    return order
  }

  /// Right characters made wrong for each 100,000 characters read.
  public func harmRate(_ tally: RepairTally) -> Double {
    Double(tally.harmedCharacters) * 100_000 / Double(max(1, characters))
  }

  /// Edits of all stages against the errors of what was read.
  public var all: RepairTally {
    var sum = RepairTally()
    for stage in stages { sum.add(stage.all) }
    sum.errorsBefore = before.counts.values.reduce(0, +)
    return sum
  }
}

extension RepairScore.Stage {
  fileprivate init(
    _ name: String, _ judgements: [RepairJudgement], errors: [ErrorClass: Int]
  ) {
    self.name = name
    all = RepairTally(errorsBefore: errors.values.reduce(0, +))
    byClass = errors.mapValues { RepairTally(errorsBefore: $0) }
    for judgement in judgements {
      all.count(judgement)
      byClass[judgement.errorClass, default: RepairTally()].count(judgement)
    }
  }

  fileprivate mutating func add(_ other: Self) {
    all.add(other.all)
    for (errorClass, tally) in other.byClass {
      byClass[errorClass, default: RepairTally()].add(tally)
    }
  }
}
