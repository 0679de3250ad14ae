/// Up to five characters packed into 105 bits, so that words can be compared and looked up quickly.
struct WordKey: Hashable {
  static let longest = 5

  var high: UInt64 = 0
  var low: UInt64 = 0

  /// The word with one more character at its end.
  @inline(__always)
  func appending(_ value: UInt32) -> WordKey {
    WordKey(high: high << 21 | low >> 43, low: low << 21 | UInt64(value))
  }

  /// The character `index` places from the end, 0 when the word is shorter.
  func value(fromEnd index: Int) -> UInt32 {
    let shift = 21 * index
    let bits =
      switch shift {
      case ..<43: low >> UInt64(shift)
      case 43..<64: low >> UInt64(shift) | high << UInt64(64 - shift)
      default: high >> UInt64(shift - 64)
      }
    return UInt32(bits & 0x1F_FFFF)
  }

  /// Writes the word as UTF-8 over `bytes`; its characters are of three bytes or four.
  func encode(into bytes: inout [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    for index in stride(from: Self.longest - 1, through: 0, by: -1) {
      let value = value(fromEnd: index)
      if value == 0 { continue }
      if value > 0xFFFF {
        bytes.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
      } else {
        bytes.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      }
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    }
  }
}

/// A word of which the first or the last character is wanted.
struct WordGap: Hashable {
  private var word = WordKey()
  /// Place of the gap, counted from the end of the word.
  private var fromEnd = 0

  /// A word of up to three characters that begins with these.
  init(before: [UInt32]) {
    for value in before { word = word.appending(value) }
    word = word.appending(0)
  }

  /// One that ends with these.
  init(after: [UInt32]) {
    for value in after { word = word.appending(value) }
    fromEnd = after.count
  }

  /// The word with `value` in the gap.
  func filled(with value: UInt32) -> WordKey {
    WordKey(high: word.high, low: word.low | UInt64(value) << UInt64(21 * fromEnd))
  }
}

/// The model's words, with a memory of those asked for: a decoder asks some forty times for each character,
/// mostly for words that there are not, and looking in a table is ten times as fast as asking the model.
struct Vocabulary {
  /// 4 MB, enough for the words of some hundred thousand characters of text.
  private static let slotBits: UInt64 = 19
  /// Bits of an entry that hold the word's number; the others tell its key.
  private static let indexBits: UInt64 = 20
  private let model: LanguageModel
  private var entries = [UInt64](repeating: .max, count: 1 << Int(slotBits))
  private var utf8: [UInt8] = []
  /// The characters that gaps are filled from, those of them that are words, and what was found for gaps.
  private var asked: [UInt32] = []
  private var single: [UInt32] = []
  private var fillings: [WordGap: [UInt32]] = [:]
  /// So many gaps are remembered, some 20 MB; text repeats itself, and is decided twice.
  private static let mostGaps = 100_000

  init(_ model: LanguageModel) {
    self.model = model
  }

  /// Whether the model knows the word; asks the model itself, for words that are not asked for again.
  mutating func isWord(_ key: WordKey) -> Bool {
    askModel(for: key) != 0
  }

  /// log10 of how likely a word is by itself; very small for one that the model does not know.
  mutating func plainScore(of key: WordKey) -> Double {
    let word = index(of: key)
    guard word != 0 else { return -.infinity }
    var next = model.beginning
    return Double(model.score(word, after: model.beginning, next: &next))
  }

  /// The characters that make a word of a gap, in the order of `known`.
  ///
  /// Those that are no word by themselves are in no other either: of the 20,902 characters of `han.tsv` 7,939 are.
  mutating func characters(of known: [UInt32], filling gap: WordGap) -> [UInt32] {
    if known != asked {
      asked = known
      single = known.filter { isWord(WordKey().appending($0)) }
      fillings = [:]
    }
    if let found = fillings[gap] { return found }
    let found = single.filter { isWord(gap.filled(with: $0)) }
    if fillings.count >= Self.mostGaps { fillings = [:] }
    fillings[gap] = found
    return found
  }

  /// Number of the word in the model, 0 when it is not in it.
  ///
  /// The table tells keys apart by 63 bits of a hash: that two of one text share them is less likely than a
  /// fault of the memory.
  @inline(__always)
  mutating func index(of key: WordKey) -> UInt32 {
    let mixed = (key.low ^ key.high &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    let slot = Int(mixed >> (64 - Self.slotBits))
    let mark = mixed << Self.slotBits & ~Self.indexMask
    let entry = entries[slot]
    if entry & ~Self.indexMask == mark, entry != .max {
      return UInt32(truncatingIfNeeded: entry & Self.indexMask)
    }
    let index = askModel(for: key)
    if UInt64(index) < Self.indexMask { entries[slot] = mark | UInt64(index) }
    return index
  }

  private static let indexMask: UInt64 = 1 << indexBits - 1

  private mutating func askModel(for key: WordKey) -> UInt32 {
    key.encode(into: &utf8)
    return unsafe utf8.withUnsafeBufferPointer { unsafe model.index(of: $0) }
  }
}
