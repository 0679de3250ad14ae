/// For programs: `version`, `documents`, `classes`, `total`, `confusions`, `errors`, `repairs`.
///
/// A document has `name`, `truth`, `output` (left out when missing), `classes`, the error rates `asIs`,
/// `withoutSpace` and `normalised` (each with `errors`, `characters`, `rate`), `paragraphs` and, where
/// its edits are known, `repairs`. A class and `total` have `documents`, `characters`, the three rates
/// and `paragraphF1`. A confusion has `wrong` and `right` (empty for a character too many or too few),
/// `class`, `before` and `after`. `errors` are the same by `class`, `extraAndMissingMarks` the
/// punctuation marks among the last two. `repairs` has `characters` (read), `all`, `widthAside` (all
/// but edits and errors of width) and `stages`; each of these `edits`, `helped`, `neutral`, `harmed`,
/// `precision`, `recall`, `errorsBefore`, `errorsRemoved`, `harmedCharacters` and `harmedPer100000`, a
/// stage also `name` and `classes`.
extension EvaluationReport: Encodable {
  /// Rises when a reader of the old form would misread the new one.
  static let version = 1

  private enum CodingKeys: String, CodingKey {
    case version, documents, classes, total, confusions, errors, extraAndMissingMarks, repairs
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(Self.version, forKey: .version)
    try values.encode(documents, forKey: .documents)
    try values.encode(classes, forKey: .classes)
    try values.encode(total, forKey: .total)
    try values.encode(confusions.map(ConfusionRecord.init), forKey: .confusions)
    try values.encode(
      errors.map { ChangeRecord(name: $0.subject.rawValue, before: $0.before, after: $0.after) },
      forKey: .errors)
    try values.encode(
      ChangeRecord(
        name: nil, before: extraAndMissingMarks.before, after: extraAndMissingMarks.after),
      forKey: .extraAndMissingMarks)
    try values.encode(repairs, forKey: .repairs)
  }

  private struct ChangeRecord: Encodable {
    var name: String?
    var before: Int
    var after: Int

    private enum CodingKeys: String, CodingKey {
      case name = "class"
      case before, after
    }
  }

  private struct ConfusionRecord: Encodable {
    var wrong: String
    var right: String
    var errorClass: ErrorClass
    var before: Int
    var after: Int

    init(_ change: Change<ConfusionCounts.Confusion>) {
      wrong = change.subject.wrong.map { String($0) } ?? ""
      right = change.subject.right.map { String($0) } ?? ""
      errorClass = change.subject.errorClass
      before = change.before
      after = change.after
    }

    private enum CodingKeys: String, CodingKey {
      case errorClass = "class"
      case wrong, right, before, after
    }
  }
}

extension EvaluationReport.Document: Encodable {
  private enum CodingKeys: String, CodingKey {
    case name, truth, output, classes, asIs, withoutSpace, normalised, paragraphs, repairs
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(name, forKey: .name)
    try values.encode(truth, forKey: .truth)
    try values.encodeIfPresent(output, forKey: .output)
    try values.encode(classes, forKey: .classes)
    try values.encode(score.asIs, forKey: .asIs)
    try values.encode(score.withoutSpace, forKey: .withoutSpace)
    try values.encode(score.normalised, forKey: .normalised)
    try values.encode(score.paragraphs, forKey: .paragraphs)
    try values.encodeIfPresent(repairs, forKey: .repairs)
  }
}

extension EvaluationReport.ClassScore: Encodable {
  private enum CodingKeys: String, CodingKey {
    case name
  }

  public func encode(to encoder: any Encoder) throws {
    try score.encode(to: encoder)
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(name, forKey: .name)
  }
}

extension RepairScore: Encodable {
  private enum CodingKeys: String, CodingKey {
    case characters, all, widthAside, stages
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(characters, forKey: .characters)
    try values.encode(record(of: all), forKey: .all)
    try values.encode(record(of: widthAside), forKey: .widthAside)
    try values.encode(
      stages.map { stage in
        var record = record(of: stage.all, name: stage.name)
        record.classes = ErrorClass.allCases.compactMap { errorClass in
          stage.byClass[errorClass].map { self.record(of: $0, name: errorClass.rawValue) }
        }
        return record
      }, forKey: .stages)
  }

  private func record(of tally: RepairTally, name: String? = nil) -> TallyRecord {
    TallyRecord(name: name, tally: tally, harmedPer100000: harmRate(tally), classes: nil)
  }

  private struct TallyRecord: Encodable {
    var name: String?
    var tally: RepairTally
    var harmedPer100000: Double
    var classes: [TallyRecord]?

    private enum CodingKeys: String, CodingKey {
      case name, harmedPer100000, classes
    }

    func encode(to encoder: any Encoder) throws {
      try tally.encode(to: encoder)
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encodeIfPresent(name, forKey: .name)
      try values.encode(harmedPer100000, forKey: .harmedPer100000)
      try values.encodeIfPresent(classes, forKey: .classes)
    }
  }
}
