import Foundation

/// Decides whether the text layer of a page can be trusted to be what one sees.
///
/// Fonts without a Unicode map, or with a wrong one, give text that looks like any other to a program:
/// replacement and private-use characters, Latin letters with accents, or rare Chinese characters. The
/// last are told by the share of characters in everyday use: printed Chinese has 97 % and more in
/// GB 2312's first level or Big5's, characters taken at random from Unicode have about 35 %.
struct TextLayerJudge {
  struct Verdict: Equatable {
    var isTrusted: Bool
    /// As it is recorded with the page (`text layer: 812 characters`).
    var reason: String
  }

  /// Least characters that stand for a page beside a large picture.
  static let fewestBesidePicture = 50

  /// Judges a page's text layer.
  ///
  /// `pictureCoverage` is the share of the page under its largest picture, 0…1.
  static func judge(_ text: String, pictureCoverage: Double) -> Verdict {
    let printed = Array(text.unicodeScalars).filter { !$0.properties.isWhitespace }
    let total = printed.count
    guard total > 0 else { return Verdict(isTrusted: false, reason: "no text layer") }
    if pictureCoverage >= 0.3, total < fewestBesidePicture {
      return distrust("only \(total) characters beside a picture")
    }
    if let defect = defect(in: printed) { return distrust(defect) }
    return Verdict(isTrusted: true, reason: "text layer: \(total) characters")
  }

  private static func distrust(_ reason: String) -> Verdict {
    Verdict(isTrusted: false, reason: "text layer not used: \(reason)")
  }

  /// What is wrong with the text, with its share; `nil` for plausible text.
  private static func defect(in scalars: [Unicode.Scalar]) -> String? {
    let total = Double(scalars.count)
    func share(_ test: (Unicode.Scalar) -> Bool) -> Double {
      Double(scalars.count(where: test)) / total
    }
    let replaced = share { $0 == "\u{FFFD}" }
    if replaced > 0.005 { return "\(percent(replaced)) undecodable characters" }
    let privateUse = share(Script.isPrivateUse)
    if privateUse > 0.02 { return "\(percent(privateUse)) private-use characters" }
    let controls = share { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }
    if controls > 0.005 { return "\(percent(controls)) control characters" }
    let plausible = share { Script.isWide($0) || isLatinText($0) }
    if plausible < 0.9 { return "\(percent(1 - plausible)) characters of other scripts" }
    return rareHan(scalars) ?? strangeLatin(scalars)
  }

  private static func rareHan(_ scalars: [Unicode.Scalar]) -> String? {
    let han = scalars.filter(Script.isHan)
    guard han.count >= 20 else { return nil }
    let common = Double(han.count { CommonHan.all.contains($0) }) / Double(han.count)
    if common < 0.8 { return "\(percent(1 - common)) of its Han characters are rare" }
    guard han.count >= 150 else { return nil }
    let frequent = Double(han.count { CommonHan.mostFrequent.contains($0) }) / Double(han.count)
    return frequent < 0.03 ? "hardly any of the most frequent characters" : nil
  }

  /// Latin letters in a font without a Unicode map come out shifted: few vowels, many signs.
  private static func strangeLatin(_ scalars: [Unicode.Scalar]) -> String? {
    let han = scalars.count(where: Script.isWide)
    let ascii = scalars.filter { $0.isASCII }
    guard ascii.count >= 40, han * 4 < ascii.count else { return nil }
    let letters = ascii.filter { $0.properties.isAlphabetic }
    let digits = ascii.count(where: NaturalOrder.isDigit)
    let signs = ascii.count - letters.count - digits
    if signs * 10 > ascii.count * 4 {
      return "\(percent(Double(signs) / Double(ascii.count))) signs"
    }
    guard letters.count >= 40 else { return nil }
    let vowels = letters.count { "aeiouAEIOU".unicodeScalars.contains($0) }
    let share = Double(vowels) / Double(letters.count)
    return (0.2...0.6).contains(share) ? nil : "\(percent(share)) vowels among its Latin letters"
  }

  /// ASCII, common signs, and letters of other alphabets that Chinese documents print.
  private static func isLatinText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0xA7, 0xA9, 0xAE, 0xB0, 0xB1, 0xB2, 0xB3, 0xD7, 0xF7: true
    case 0x0391...0x03C9, 0x0401...0x0451, 0x2010...0x2044, 0x2070...0x214F: true
    case 0x2150...0x23FF, 0x2500...0x27BF, 0xAD, 0xFB00...0xFB06: true
    default: false
    }
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}

/// Han characters in everyday use, simplified and traditional.
enum CommonHan {
  /// The first levels of GB 2312 (3,755 characters) and Big5 (5,401).
  static let all: Set<Unicode.Scalar> = {
    let simplified = characters(leads: 0xB0...0xD7, trails: [0xA1...0xFE], .gb18030)
    let traditional = characters(leads: 0xA4...0xC6, trails: [0x40...0x7E, 0xA1...0xFE], .big5)
    return simplified.union(traditional)
  }()

  /// Make up a third of running text, simplified and traditional.
  static let mostFrequent = Set(
    "的一是不了在人有我他这中大来上个国和地到以时年为行对发和工作政法规定第条应当管理部门等政府业务会员"
      .unicodeScalars
  ).union("這個來時為對發國業務會員後從關於說們條應當".unicodeScalars)

  private static func characters(
    leads: ClosedRange<UInt8>, trails: [ClosedRange<UInt8>], _ encoding: TextEncoding
  ) -> Set<Unicode.Scalar> {
    var found: Set<Unicode.Scalar> = []
    for lead in leads {
      for trail in trails.joined() {
        guard let text = encoding.strictly([lead, trail]) else { continue }
        found.formUnion(text.unicodeScalars.filter(Script.isHan))
      }
    }
    return found
  }
}
