/// What one page is to be.
public struct PageSpec: Sendable, Hashable {
  /// From 0.
  public let number: Int
  /// What is printed, in order: whole paragraphs.
  public let paragraphs: [String]
  /// Which of the plan's fonts.
  public let font: Int
  public let layout: PageLayout
  /// Pixels per inch of the scan.
  public let dpi: Int
  public let damage: Damage
  /// Of the damage: 0 hardly visible, 1 quite bad.
  public let strength: Double
  /// For what happens at random on this page.
  let seed: UInt64

  /// `page-000123`, the stem of the picture and of its text.
  public var name: String {
    let digits = String(number)
    return "page-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  public var pictureName: String { "\(name).\(damage.fileExtension)" }
  public var textName: String { "\(name).txt" }
}

/// Which paragraphs come on which page, in which print, and what happens to it.
///
/// The same text, fonts and seed give the same plan on every machine.
public struct SynthesisPlan: Sendable {
  public let fonts: [PrintFont]
  public let pages: [PageSpec]
  /// For each font, the paragraphs of the text that it cannot print, so that its pages go without them.
  public let unprintable: [Int]

  /// - Parameters:
  ///   - text: used from its beginning again when it is used up, with other fonts and damages.
  ///   - fonts: at least one, each able to print a paragraph.
  ///   - seed: decides everything that is left open.
  ///   - pages: how many; `nil` for as many as the text fills once.
  ///   - damages: those that pages may have, in their usual shares.
  ///   - paper: the sheet.
  /// - Throws: ``SynthesisError/noFont`` or ``SynthesisError/fontCannotPrint(font:)``.
  public init(
    text: SourceText, fonts: [PrintFont], seed: UInt64, pages: Int? = nil,
    damages: Set<Damage> = Set(Damage.allCases), paper: Paper = .a4
  ) throws(SynthesisError) {
    guard !fonts.isEmpty else { throw .noFont }
    precondition(!damages.isEmpty, "a plan without damages")
    let isPrintable = fonts.map { font in text.paragraphs.map { font.prints($0) } }
    for (font, flags) in zip(fonts, isPrintable) where !flags.contains(true) {
      throw .fontCannotPrint(font: font.family)
    }
    self.fonts = fonts
    unprintable = isPrintable.map { $0.count { !$0 } }
    var cards = Cards(fonts: fonts.count, damages: damages, seed: seed)
    var made: [PageSpec] = []
    var next = 0
    var isUsedUp = false
    while pages.map({ made.count < $0 }) ?? !isUsedUp {
      let (font, layout, damage) = cards.deal(paper: paper)
      let slice = Self.slice(of: text.paragraphs, from: &next, isPrintable[font], layout: layout)
      isUsedUp = next == 0
      // No more of the text in this font: its rest is for the next round's fonts.
      if slice.isEmpty { continue }
      made.append(
        PageSpec(
          number: made.count, paragraphs: slice, font: font, layout: layout,
          dpi: damage.dpi ?? cards.dpi(), damage: damage, strength: cards.random.unit(),
          seed: cards.random.next()))
    }
    self.pages = made
  }

  /// The printable paragraphs that fit on a page, at least one if there is one before the text ends.
  ///
  /// `next` is the first to look at, and becomes the first that is left, 0 at the end of the text.
  private static func slice(
    of paragraphs: [String], from next: inout Int, _ isPrintable: [Bool], layout: PageLayout
  ) -> [String] {
    var slice: [String] = []
    var free = layout.lines
    while next < paragraphs.count {
      if isPrintable[next] {
        free -= layout.lines(of: paragraphs[next])
        if free < 0, !slice.isEmpty { return slice }
        slice.append(paragraphs[next])
      }
      next += 1
    }
    next = 0
    return slice
  }
}

/// The decks that pages are dealt from.
private struct Cards {
  var random: SplitMix64
  private var fonts: Deck<Int>
  private var damages: Deck<Damage>
  private var sizes = Deck(PageLayout.sizes)
  /// Of scans where the damage does not ask for one of its own.
  private var resolutions = Deck([200, 200, 200] + Array(repeating: 300, count: 16) + [600])

  init(fonts: Int, damages: Set<Damage>, seed: UInt64) {
    random = SplitMix64(seed: seed)
    self.fonts = Deck(Array(0..<fonts))
    let allowed = Damage.allCases.filter(damages.contains)
    self.damages = Deck(allowed.flatMap { Array(repeating: $0, count: $0.share) })
  }

  mutating func deal(paper: Paper) -> (font: Int, layout: PageLayout, damage: Damage) {
    let layout = PageLayout(
      paper: paper, size: sizes.deal(&random), leading: random.between(1.4, 2),
      margin: random.between(0.11, 0.16))
    return (fonts.deal(&random), layout, damages.deal(&random))
  }

  mutating func dpi() -> Int { resolutions.deal(&random) }
}
