public import struct Foundation.URL

/// Which characters look alike, so that a suspect one can be taken for another that no rule names.
///
/// Read from a file of one line per character: the character, a tab, and the characters that look most
/// like it, the likest first; `#` begins a comment. `Pipelines/shapes/han.tsv` was computed from glyphs
/// and stroke sequences, as its head says.
public struct ShapePrior: Sendable {
  /// The look-alikes of all characters, one character's after the other's.
  private let all: [UInt32]
  private let places: [UInt32: Range<Int>]
  /// All characters of the file, the ones that a completion may write.
  private let known: [UInt32]

  public static let empty = ShapePrior(neighboursOf: [:])

  var isEmpty: Bool { places.isEmpty }

  init(neighboursOf: [UInt32: [UInt32]]) {
    self.init(rows: neighboursOf.map { ($0.key, $0.value[...]) })
  }

  /// Of rows with one character the last stays.
  private init(rows: [(character: UInt32, neighbours: ArraySlice<UInt32>)]) {
    var all: [UInt32] = []
    var places: [UInt32: Range<Int>] = [:]
    all.reserveCapacity(rows.reduce(0) { $0 + $1.neighbours.count })
    places.reserveCapacity(rows.count)
    for row in rows {
      places[row.character] = all.count..<all.count + row.neighbours.count
      all += row.neighbours
    }
    self.all = all
    self.places = places
    known = places.keys.sorted()
  }

  /// Reads the file at `file`.
  ///
  /// - Throws: ``TableError`` that names file, line and remedy.
  public init(file: URL) throws(TableError) {
    let text = try TableError.text(of: file)
    var rows: [(character: UInt32, neighbours: ArraySlice<UInt32>)] = []
    for (index, row) in TextRow.rows(of: text).enumerated()
    where !row.text.isEmpty && !row.text.hasPrefix("#") {
      let values = row.text.unicodeScalars.map(\.value)
      guard values.count > 2, values[1] == 0x09, !values[2...].contains(0x09) else {
        throw TableError(file: file.lastPathComponent, line: index + 1, problem: .notShapes)
      }
      rows.append((values[0], values[2...]))
    }
    self.init(rows: rows)
  }

  /// The characters that look like `value`, the likest first.
  func neighbours(of value: UInt32) -> ArraySlice<UInt32> {
    places[value].map { all[$0] } ?? []
  }

  /// log10 P(read as one, not named by a rule | the other), by rank of likeness from 0.
  ///
  /// Source: a misreading in a hundred characters, and a guess between three counts of how often the right
  /// character has that rank: of 13,041 characters that Tesseract misread as another on 467 made pages 15 %
  /// within the first five, 24 % within twenty; of those on 65 pages of scans a fifth and a third; of a list of
  /// characters that people find alike three quarters and nine tenths.
  static func log10(rank: Int) -> Double {
    switch rank {
    case ..<5: -3.1
    case ..<10: -3.6
    case ..<20: -4
    default: -4.4
    }
  }

  /// The same for a character of no likeness that ``neighbours(of:)`` knows of; so low that the words around
  /// it must leave hardly another.
  static let beyondLog10 = -6.0

  /// Characters that make a word of two or three characters with what was surely read around `place`,
  /// other than those that look like the one there; in the order of their code points.
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
    let (before, after) = (value(-1), value(1))
    var gaps: [WordGap] = []
    if let before {
      gaps.append(WordGap(before: [before]))
      if let first = value(-2) { gaps.append(WordGap(before: [first, before])) }
    }
    if let after {
      gaps.append(WordGap(after: [after]))
      if let last = value(2) { gaps.append(WordGap(after: [after, last])) }
    }
    var found: Set<UInt32> = []
    for gap in gaps { found.formUnion(words.characters(of: known, filling: gap)) }
    found.subtract(neighbours(of: values[place]))
    found.remove(values[place])
    return found.sorted()
  }
}
