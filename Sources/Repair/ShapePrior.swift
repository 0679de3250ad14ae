public import Foundation

/// Which characters look alike, so that a suspect one can be taken for another that no rule names.
///
/// Read from a file of one line per character: the character, a tab, and the characters that look most
/// like it, the likest first; `#` begins a comment. `Pipelines/shapes/han.tsv` was computed from glyphs
/// and stroke sequences, as its head says.
public struct ShapePrior: Sendable {
  private let neighboursOf: [UInt32: [UInt32]]
  /// All characters of the file, the ones that a completion may write.
  private let known: [UInt32]

  public static let empty = ShapePrior(neighboursOf: [:])

  var isEmpty: Bool { neighboursOf.isEmpty }

  init(neighboursOf: [UInt32: [UInt32]]) {
    self.neighboursOf = neighboursOf
    known = neighboursOf.keys.sorted()
  }

  /// Reads the file at `file`.
  ///
  /// - Throws: ``TableError`` that names file, line and remedy.
  public init(file: URL) throws(TableError) {
    let name = file.lastPathComponent
    let data: Data
    do {
      data = try Data(contentsOf: file)
    } catch {
      throw TableError(
        file: file.path, line: nil, problem: .unreadable(error.localizedDescription))
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw TableError(file: name, line: nil, problem: .notUTF8)
    }
    var neighboursOf: [UInt32: [UInt32]] = [:]
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      guard fields.count == 2, fields[0].unicodeScalars.count == 1,
        let character = fields[0].unicodeScalars.first
      else {
        throw TableError(file: name, line: index + 1, problem: .notShapes)
      }
      neighboursOf[character.value] = fields[1].unicodeScalars.map(\.value)
    }
    self.init(neighboursOf: neighboursOf)
  }

  /// The characters that look like `value`, the likest first.
  func neighbours(of value: UInt32) -> [UInt32] { neighboursOf[value] ?? [] }

  /// log10 P(read as one, not named by a rule | the other), by rank of likeness from 0.
  ///
  /// Source: a misreading in a hundred characters; by the share of the kinds of Tesseract's
  /// misreadings on 65 pages of scans whose right character has that rank.
  static func log10(rank: Int) -> Double {
    switch rank {
    case ..<5: -3.1
    case ..<10: -3.6
    case ..<20: -4
    default: -4.4
    }
  }

  /// The same for a character of no likeness that ``neighbours(of:)`` knows of.
  static let beyondLog10 = -6.0

  /// Characters that make a word of two or three characters with what was surely read around `place`,
  /// other than those that look like the one there.
  func completions(
    of place: Int, in passage: Passage, sure: Float, words: inout Vocabulary
  ) -> [UInt32] {
    let values = passage.values
    func value(_ offset: Int) -> UInt32? {
      let position = place + offset
      guard values.indices.contains(position), Script.isHan(values[position]),
        passage.confidence(in: position..<position + 1) ?? 1 >= sure
      else { return nil }
      return values[position]
    }
    let before = value(-1)
    let after = value(1)
    guard before != nil || after != nil else { return [] }
    let near = Set(neighbours(of: values[place]) + [values[place]])
    return known.filter { character in
      guard !near.contains(character) else { return false }
      if let before {
        let pair = WordKey().appending(before).appending(character)
        if words.isWord(pair) { return true }
        if let first = value(-2),
          words.isWord(WordKey().appending(first).appending(before).appending(character))
        {
          return true
        }
      }
      if let after {
        let start = WordKey().appending(character).appending(after)
        if words.isWord(start) { return true }
        if let last = value(2), words.isWord(start.appending(last)) { return true }
      }
      return false
    }
  }
}
