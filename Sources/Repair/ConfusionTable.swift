public import DocumentModel

public import struct Foundation.URL

/// The user's rules about misreadings, ready to be looked up by the first scalar of what was read.
///
/// Tables are files made for hand editing (`Pipelines/tables/*.tsv`); several of them make one table,
/// where a later one replaces the rules of an earlier one with the same wrong, right and context.
public struct ConfusionTable: Sendable {
  /// In the order of the files and of their lines.
  public let rules: [Rule]

  // Rule numbers by first scalar of `wrong`: those of the basic plane by a direct index.
  private let starts: [Int32]
  private let numbers: [Int32]
  private let beyondBasicPlane: [UInt32: [Int32]]

  public static let empty = ConfusionTable(rules: [])

  /// A table of the rules given; of those with one wrong and right text and context the last stays, of those of one
  /// file one for the engine before one for any.
  ///
  /// - Parameters:
  ///   - given: in the order of their tables.
  ///   - engine: whose misreadings to look for; `nil` for all.
  public init(rules given: [Rule], for engine: Page.Engine? = nil) {
    let fitting = given.filter { $0.isFor(engine) }
    var last: [Rule.Key: Int] = [:]
    for (index, rule) in fitting.enumerated() {
      if engine != nil, rule.engine == nil, let other = last[rule.keyOfText],
        fitting[other].engine != nil, fitting[other].file == rule.file
      {
        continue
      }
      last[rule.keyOfText] = index
    }
    rules = fitting.enumerated().filter { last[$0.element.keyOfText] == $0.offset }.map(\.element)

    var perScalar: [UInt32: [Int32]] = [:]
    for (number, rule) in rules.enumerated() {
      guard let first = rule.wrong.first else { continue }
      perScalar[first.value, default: []].append(Int32(number))
    }
    var starts = [Int32](repeating: 0, count: rules.isEmpty ? 1 : 0x1_0001)
    var numbers: [Int32] = []
    for value in 0..<UInt32(starts.count - 1) {
      numbers += perScalar[value] ?? []
      starts[Int(value) + 1] = Int32(numbers.count)
    }
    self.starts = starts
    self.numbers = numbers
    beyondBasicPlane = perScalar.filter { $0.key > 0xFFFF }
  }

  /// Reads and joins the tables at `files`, the later ones over the earlier ones.
  ///
  /// - Throws: ``TableError`` that names file, line and remedy.
  public init(files: [URL]) throws(TableError) {
    self.init(rules: try Self.rules(of: files))
  }

  /// All rules of the tables at `files`, in their order.
  ///
  /// - Throws: ``TableError`` that names file, line and remedy.
  static func rules(of files: [URL]) throws(TableError) -> [Rule] {
    var rules: [Rule] = []
    for (file, name) in zip(files, files.namesToldApart) {
      rules += try Self.parse(file: file, name: name)
    }
    return rules
  }

  /// Numbers (indices of ``rules``) of the rules whose wrong text begins with `value`.
  @inline(__always)
  func rulesBeginning(with value: UInt32) -> ArraySlice<Int32> {
    if Int(value) + 1 < starts.count {
      return numbers[Int(starts[Int(value)])..<Int(starts[Int(value) + 1])]
    }
    return beyondBasicPlane[value]?[...] ?? []
  }
}
