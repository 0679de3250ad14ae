import DocumentModel

public import struct Foundation.URL

/// Looks through confusion tables for what is wrong with them, and runs their tests.
///
/// Tables stack, the later ones over the earlier ones, and all that they do is judged by the rules then
/// in force. Faulty lines are told and left out. Time grows in proportion to the rules: they are looked
/// up by their texts, never compared each with each.
public struct TableCheck: Sendable {
  public var tables: [URL]
  public var tests: [URL] = []
  public var lexicons: [URL] = []
  /// UTF-8 texts that are right as they are; a line's end is no paragraph's end in them, a blank line is.
  public var cleanTexts: [URL] = []
  /// Without one only `always` and `never` rules are judged by what they do.
  public var model: LanguageModel?

  /// From which weight down a rule hardly ever fires: no gain of the model outweighs it.
  private static let implausibleLog10 = -9.0

  public init(tables: [URL], model: LanguageModel?) {
    self.tables = tables
    self.model = model
  }

  /// What a check found.
  public struct Result: Sendable {
    /// In the order of the files, tables first, and of their lines.
    public var findings: [TableFinding] = []
    /// Name and number of sound rules of each table, in the order of the tables.
    public var tables: [(name: String, rules: Int)] = []
    public var tests = 0
    /// Tests that only a language model could decide.
    public var undecidedTests = 0

    public var hasErrors: Bool { findings.contains { $0.severity == .error } }
  }

  /// The tests file that belongs to a table: `chi_sim.tests.tsv` beside `chi_sim.tsv`.
  public static func testsFile(of table: URL) -> URL {
    let name = table.deletingPathExtension().lastPathComponent + ".tests.tsv"
    return table.deletingLastPathComponent().appendingPathComponent(name)
  }

  public func run() -> Result {
    var result = Result()
    let names = (tables + tests + lexicons + cleanTexts).namesToldApart
    var files: [TableFile] = []
    for (url, name) in zip(tables, names) {
      do throws(TableError) {
        let file = try TableFile(contentsOf: url, name: name)
        result.findings += findings(in: file)
        result.tables.append((name, file.rules.count))
        files.append(file)
      } catch {
        result.findings.append(TableFinding(error))
        result.tables.append((name, 0))
      }
    }
    let stack = RuleStack(files)
    var found: Set<TableFinding> = []
    // Rules for different engines never meet.
    let isNamed = files.contains { $0.rules.contains { $0.engine != nil } }
    let met = isNamed ? Page.Engine.allCases.map { RuleStack(files, for: $0) } : [stack]
    for stack in met {
      result.findings += findings(in: stack, of: files).filter { found.insert($0).inserted }
    }
    let decoder = Decoder(table: stack.table, model: model)
    runTests(names.dropFirst(tables.count), decoder, &result)
    findHarm(names.dropFirst(tables.count + tests.count), HarmedText(stack), decoder, &result)
    sort(&result.findings, by: names)
    return result
  }

  /// What rules do to each other.
  private func findings(in stack: RuleStack, of files: [TableFile]) -> [TableFinding] {
    var findings = ShadowedRules(stack).findings()
    findings += OpposedRules(stack, files: files).findings()
    findings += RuleCycles(stack).findings()
    if let model {
      var common = CommonTexts(model)
      findings += common.findings(stack)
    }
    return findings
  }

  private func findings(in file: TableFile) -> [TableFinding] {
    file.problems.map { TableFinding($0) }
      + file.rules.filter { $0.mode == .weigh && $0.weightLog10 < Self.implausibleLog10 }.map {
        TableFinding(file: $0.file, line: $0.line, kind: .implausibleWeight($0.weightLog10))
      }
  }

  /// Tries the rules on the lexicons and the clean texts, whose `names` are in this order.
  private func findHarm(
    _ names: ArraySlice<String>, _ harmed: HarmedText, _ decoder: Decoder, _ result: inout Result
  ) {
    var words: [Lexicon.Word] = []
    for (url, name) in zip(lexicons, names) {
      do throws(LexiconError) {
        let read = Lexicon.read(try LexiconError.text(of: url, name: name), file: name)
        words += read.words
        result.findings += read.problems.map { TableFinding($0) }
      } catch {
        result.findings.append(TableFinding(error))
      }
    }
    result.findings += harmed.findings(in: Lexicon(words: words), decoder: decoder)
    var texts: [HarmedText.CleanText] = []
    for (url, name) in zip(cleanTexts, names.dropFirst(lexicons.count)) {
      do throws(TextFault) {
        texts.append(HarmedText.CleanText(name: name, text: try String(ofUserFile: url)))
      } catch {
        result.findings.append(TableFinding(name, error))
      }
    }
    result.findings += harmed.findings(in: texts, decoder: decoder)
  }

  private func runTests(
    _ names: ArraySlice<String>, _ decoder: Decoder, _ result: inout Result
  ) {
    for (url, name) in zip(tests, names) {
      do throws(TextFault) {
        let read = TableTest.read(try String(ofUserFile: url), file: name)
        result.findings += read.malformed.map {
          TableFinding(file: name, line: $0.line, kind: .malformedTest(columns: $0.columns))
        }
        let (failed, undecided) = FailedTests(decoder: decoder).findings(read.tests)
        result.findings += failed
        result.tests += read.tests.count
        result.undecidedTests += undecided
      } catch {
        result.findings.append(TableFinding(name, error))
      }
    }
  }

  private func sort(_ findings: inout [TableFinding], by names: [String]) {
    let rank = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    findings = findings.map { (rank[$0.file] ?? names.count, $0.line ?? 0, $0.description, $0) }
      .sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }.map(\.3)
  }
}

extension TableFinding {
  init(_ error: TableError) {
    self.init(file: error.file, line: error.line, kind: .faulty(error.problem))
  }

  init(_ file: String, _ fault: TextFault) {
    self.init(file: file, line: nil, kind: .unreadable(TableError.Problem(fault)))
  }

  init(_ error: LexiconError) {
    self.init(file: error.file, line: error.line, kind: .faultyLexicon(error.problem))
  }
}
