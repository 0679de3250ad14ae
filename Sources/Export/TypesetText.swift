import DocumentModel

/// Sets the paragraphs of a document without pages on sheets of A4, for formats that have pages.
///
/// Plain setting: 12 points, 38 characters a line, paragraphs of the body set in by two, titles and the like
/// in the middle, signatures and dates at the right.
enum TypesetText {
  /// A4 in points.
  private static let width = 595
  private static let height = 842
  private static let margin = 68
  private static let size = 12
  private static let lineStep = 20
  /// Characters of a line.
  private static let measure = Double((width - 2 * margin) / size)

  static func pages(of document: Document) -> [LayerPage] {
    var sheets: [[LayerRun]] = [[]]
    var top = margin
    for paragraph in document.finishedParagraphs {
      let text = SingleLine.text(paragraph.text, tabs: .areSpaces)
      guard !text.isEmpty else { continue }
      let setting = Setting(of: paragraph.kind)
      for (index, line) in lines(of: text, indent: setting.indent).enumerated() {
        if top + size > height - margin {
          sheets.append([])
          top = margin
        }
        let ems = ems(of: line)
        let free = max(measure - ems, 0)
        let start: Double =
          switch setting.place {
          case .left: index == 0 ? setting.indent : 0
          case .centre: free / 2
          case .right: max(free - 2, 0)
          }
        let left = margin + Int(start * Double(size))
        let box = Box(
          left: left, top: top, right: left + Int((ems * Double(size)).rounded(.up)),
          bottom: top + size)
        sheets[sheets.count - 1].append(LayerRun(text: line, box: box))
        top += lineStep
      }
    }
    return sheets.enumerated().map { page($0.element, number: $0.offset + 1) }
  }

  /// A page that says only why it is empty.
  static func notice(_ text: String, number: Int) -> LayerPage {
    var top = margin
    let runs = lines(of: SingleLine.text(text, tabs: .areSpaces), indent: 0).map { line in
      defer { top += lineStep }
      let right = margin + Int((ems(of: line) * Double(size)).rounded(.up))
      return LayerRun(
        text: line, box: Box(left: margin, top: top, right: right, bottom: top + size))
    }
    return page(runs, number: number)
  }

  private static func page(_ runs: [LayerRun], number: Int) -> LayerPage {
    LayerPage(
      number: number, width: width, height: height, dpi: 72, runs: runs, isVisible: true)
  }

  private struct Setting {
    enum Place {
      case left
      case centre
      case right
    }

    var place = Place.left
    var indent = 0.0

    init(of kind: Paragraph.Kind) {
      switch kind {
      case .title, .subtitle, .documentNumber, .centred, .caption: place = .centre
      case .signature, .date: place = .right
      case .body: indent = 2
      case .addressee, .heading, .contents, .listItem, .attachment, .distribution, .tableRow,
        .footnote,
        .placeholder:
        break
      }
    }
  }

  /// Breaks at the measure, before no closing mark and within no Latin word that fits a line.
  private static func lines(of text: String, indent: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    var filled = indent
    for piece in pieces(of: text) {
      let ems = ems(of: piece)
      let hangs = piece.unicodeScalars.first.map(isClosing) ?? false
      if filled + ems > measure, !line.isEmpty, !hangs {
        lines.append(line)
        line = ""
        filled = 0
      }
      if line.isEmpty, !lines.isEmpty, piece == " " { continue }
      line += piece
      filled += ems
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// Single characters, and words of Latin letters and digits up to half a line long.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var word = ""
    for character in text {
      if character.isASCII, character.isLetter || character.isNumber, word.count < 30 {
        word.append(character)
        continue
      }
      if !word.isEmpty { pieces.append(word) }
      word = ""
      pieces.append(String(character))
    }
    return word.isEmpty ? pieces : pieces + [word]
  }

  private static func ems(of text: String) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ((0x20...0x24F).contains($1.value) ? 0.5 : 1) }
  }

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    "，。、；：？！）〕】》〉”’…—".unicodeScalars.contains(scalar)
  }
}
