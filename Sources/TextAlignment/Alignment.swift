/// TextAlignment: how one text becomes another with the fewest single-character edits.
///
/// Why it is so: texts that differ in up to some thousands of places are aligned as a whole, by
/// dynamic programming in a band as wide as their exact distance (an alignment proved minimal; 5,000
/// characters with a fifth of them wrong take some 20 ms). Longer ones are first cut at anchors, n-grams
/// that both texts have once and in the same order, as patience diff does with lines. What has no
/// anchors and is too large for the band is not aligned but replaced as a whole, so that two texts
/// that have nothing in common cost neither memory nor time.
public struct Alignment: Sendable, Hashable {
  /// A piece of the source and what stands for it in the target.
  ///
  /// An equal block holds the longest run of equal characters, a substitution one character on either
  /// side; insertions and deletions have an empty side. Blocks that were replaced as a whole (see the
  /// room's comment) are the only unequal ones with more than one character on a side and any on the
  /// other.
  public struct Block: Sendable, Hashable {
    public var source: Range<Int>
    public var target: Range<Int>
    public var isEqual: Bool

    public init(source: Range<Int>, target: Range<Int>, isEqual: Bool) {
      self.source = source
      self.target = target
      self.isEqual = isEqual
    }
  }

  /// In order, covering both texts wholly.
  public let blocks: [Block]

  /// Aligns two texts; offsets count Unicode scalars.
  ///
  /// Of several scripts with the fewest edits it takes one that pairs like with like: Chinese character
  /// with Chinese character, mark with mark, best of all two widths of one mark.
  public init(_ source: [Unicode.Scalar], _ target: [Unicode.Scalar]) {
    var aligner = AnchoredAligner(source, target)
    blocks = aligner.align()
  }

  /// Position of the target that a position of the source (0…count) is carried to.
  ///
  /// Behind an insertion that stands there, before one at the very end; the end of a deletion and its
  /// inside are carried to where it stood.
  public func targetPosition(of sourcePosition: Int) -> Int {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].source.lowerBound <= sourcePosition {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low > 0 else { return 0 }
    let block = blocks[low - 1]
    return block.target.lowerBound
      + min(sourcePosition - block.source.lowerBound, block.target.count)
  }

  /// Edits of the script: characters replaced, inserted and deleted.
  public var editCount: Int {
    blocks.reduce(0) { $0 + ($1.isEqual ? 0 : max($1.source.count, $1.target.count)) }
  }
}
