/// Sizes and fonts of a Word document, in the units of the format: half points for letters, twentieths of
/// a point for all else.
struct WordLayout {
  /// Left, right, top and bottom margins of an A4 page.
  var margins: (left: Int, right: Int, top: Int, bottom: Int)
  /// From the foot of the page to its number.
  var footer: Int
  var bodyFont: WordFont
  var bodySize: Int
  /// Distance of the lines: exact, or in 240ths of a line.
  var line: (value: Int, isExact: Bool)
  var titleSize: Int
  var headingSizes: [Int]
  /// Whether headings are set in by two characters, as the paragraphs are.
  var indentsHeadings: Bool
  var tableSize: Int
  var smallSize: Int
  /// Of the number at the foot of a page.
  var numberSize: Int

  /// Width of the text between the margins.
  var textWidth: Int { 11_906 - margins.left - margins.right }

  /// An official document.
  ///
  /// Source: GB/T 9704-2012 (margins 37, 26, 35 and 28 mm, 仿宋 of size 三号, lines
  /// of 28 pt, so that 22 of them fill a page).
  static let official = WordLayout(
    margins: (left: 1587, right: 1474, top: 2098, bottom: 1984), footer: 1400,
    bodyFont: .fangsong, bodySize: 32, line: (value: 560, isExact: true), titleSize: 44,
    headingSizes: [32, 32, 32, 32, 32], indentsHeadings: true, tableSize: 24, smallSize: 24,
    numberSize: 28)

  /// Any other text: 宋体 of size 小四, one and a half lines apart.
  static let plain = WordLayout(
    margins: (left: 1800, right: 1800, top: 1440, bottom: 1440), footer: 850,
    bodyFont: .song, bodySize: 24, line: (value: 360, isExact: false), titleSize: 36,
    headingSizes: [30, 28, 24, 24, 24], indentsHeadings: false, tableSize: 21, smallSize: 18,
    numberSize: 21)
}

/// A Chinese font by the name that Chinese systems know it by.
enum WordFont: String, CaseIterable {
  case song = "宋体"
  case hei = "黑体"
  case fangsong = "仿宋"
  case kai = "楷体"

  /// The name that other systems and older fonts know it by.
  var otherName: String {
    switch self {
    case .song: "SimSun"
    case .hei: "SimHei"
    case .fangsong: "FangSong"
    case .kai: "KaiTi"
    }
  }

  /// Whether a substitute should have strokes of one width.
  var isSansSerif: Bool { self == .hei }

  /// What letters and digits beside its characters are set in.
  static let latin = "Times New Roman"
}
