import TextAlignment

/// An output's text in pieces, each with what the truth has in its place, for people to read.
public struct MarkedText: Sendable, Hashable {
  public struct Piece: Sendable, Hashable {
    /// The output's; empty for what was not read, or what a repair took away.
    public var read: String
    /// The truth's.
    public var right: String
    /// The edit that made it; `nil` where nothing was changed.
    public var repair: RepairJudgement?

    /// Character for character: texts that Unicode takes for equal may be printed differently.
    public var isRight: Bool { read.unicodeScalars.elementsEqual(right.unicodeScalars) }
  }

  /// Paragraphs of the output, without the line end that parts them.
  ///
  /// A line end that is wrong, or missing, stands in a piece.
  public private(set) var paragraphs: [[Piece]] = []

  /// - Parameters:
  ///   - truth: one paragraph per line.
  ///   - output: the same.
  ///   - repairs: of the document that the output was made of.
  public init(truth: String, output: String, repairs: RepairScore?) {
    let read = Normalisation.asIs.apply(to: output)
    let right = Normalisation.asIs.apply(to: truth)
    let marks = repairs.map { Marks($0, in: read) } ?? Marks()
    var builder = Builder()
    for block in Alignment(read, right).blocks {
      if block.isEqual {
        builder.appendEqual(read, block.source, marks)
      } else {
        builder.append(read, block.source, right[block.target], marks)
      }
    }
    paragraphs = builder.finished(read.count, marks)
  }

  /// Where repairs stand in the output.
  private struct Marks {
    /// Ordered by start, none empty, none overlapping.
    var ranges: [(range: Range<Int>, repair: RepairJudgement)] = []
    /// Repairs that took characters away.
    var points: [Int: [RepairJudgement]] = [:]

    init() {}

    init(_ repairs: RepairScore, in output: [Unicode.Scalar]) {
      // Positions of the output's characters that are no white space, and one for its end.
      var solid = output.indices.filter { !Normalisation.isSpace(output[$0]) }
      let alignment = Alignment(repairs.text, solid.map { output[$0] })
      solid.append(output.count)
      let placed = zip(repairs.ranges, repairs.judgements)
        .sorted { $0.0.lowerBound < $1.0.lowerBound }
      for (range, repair) in placed {
        let start = solid[alignment.targetPosition(of: range.lowerBound)]
        if range.isEmpty {
          points[start, default: []].append(repair)
          continue
        }
        let end = solid[alignment.targetPosition(of: range.upperBound - 1)] + 1
        let free = max(start, ranges.last?.range.upperBound ?? 0)
        if free < end { ranges.append((free..<end, repair)) }
      }
    }

    /// The mark around a position, and where it ends; or where the next one begins.
    func mark(at position: Int, from index: inout Int) -> (repair: RepairJudgement?, end: Int) {
      while index < ranges.count, ranges[index].range.upperBound <= position { index += 1 }
      guard index < ranges.count else { return (nil, .max) }
      let range = ranges[index].range
      return range.lowerBound <= position
        ? (ranges[index].repair, range.upperBound) : (nil, range.lowerBound)
    }
  }

  /// Pieces from left to right.
  private struct Builder {
    private var paragraphs: [[Piece]] = []
    private var line: [Piece] = []
    private var markIndex = 0

    mutating func appendEqual(_ read: [Unicode.Scalar], _ range: Range<Int>, _ marks: Marks) {
      var position = range.lowerBound
      while position < range.upperBound {
        emitPoints(at: position, marks)
        if read[position] == "\n" {
          endParagraph()
          position += 1
          continue
        }
        let mark = marks.mark(at: position, from: &markIndex)
        var end = position + 1
        while end < min(range.upperBound, mark.end), read[end] != "\n", marks.points[end] == nil {
          end += 1
        }
        let text = String(read[position..<end])
        line.append(Piece(read: text, right: text, repair: mark.repair))
        position = end
      }
    }

    /// A block that is wrong.
    mutating func append(
      _ read: [Unicode.Scalar], _ range: Range<Int>, _ right: ArraySlice<Unicode.Scalar>,
      _ marks: Marks
    ) {
      for position in range { emitPoints(at: position, marks) }
      let mark =
        range.isEmpty ? nil : marks.mark(at: range.lowerBound, from: &markIndex).repair
      let piece = Piece(read: String(read[range]), right: String(right), repair: mark)
      if let last = line.last, !last.isRight, last.repair == piece.repair {
        line[line.count - 1].read += piece.read
        line[line.count - 1].right += piece.right
      } else {
        line.append(piece)
      }
      if read[range].contains("\n") { endParagraph() }
    }

    mutating func finished(_ end: Int, _ marks: Marks) -> [[Piece]] {
      emitPoints(at: end, marks)
      endParagraph()
      return paragraphs
    }

    private mutating func emitPoints(at position: Int, _ marks: Marks) {
      for repair in marks.points[position] ?? [] {
        line.append(Piece(read: "", right: "", repair: repair))
      }
    }

    private mutating func endParagraph() {
      if !line.isEmpty { paragraphs.append(line) }
      line = []
    }
  }
}

extension String {
  init(_ scalars: some Sequence<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
