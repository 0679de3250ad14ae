import Foundation

/// What does not count when two texts are compared.
///
/// Line ends become LF, byte order marks go, lines lose white space at both ends and empty lines go, in
/// all of them.
public enum Normalisation: String, Sendable, Hashable, CaseIterable {
  /// All else counts; a line end is a character.
  case asIs
  /// No white space.
  case withoutSpace
  /// No white space; NFKC; one form for each punctuation mark: full-width and ASCII comma are the same,
  /// so are all quotes, all dashes, and the brackets of one shape. 、 and ， and 。 stay apart, since
  /// telling them apart is part of reading.
  case withoutSpaceAndWidth

  public func apply(to text: String) -> [Unicode.Scalar] {
    let tidy = Self.lines(of: text).joined(separator: ["\n"])
    switch self {
    case .asIs: return Array(tidy)
    case .withoutSpace: return tidy.filter { !Self.isSpace($0) }
    case .withoutSpaceAndWidth: return tidy.flatMap(Self.folded)
    }
  }

  /// The lines that have text, without white space at their ends.
  static func lines(of text: String) -> [ArraySlice<Unicode.Scalar>] {
    var lines: [[Unicode.Scalar]] = [[]]
    var scalars = Array(text.unicodeScalars)
    scalars.removeAll { $0 == "\u{FEFF}" }
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" { continue }
      if scalar == "\n" || scalar == "\u{C}" {
        lines.append([])
      } else {
        lines[lines.count - 1].append(scalar)
      }
    }
    return lines.map { line in
      let start = line.prefix { isSpace($0) }.count
      let end = line.dropFirst(start).reversed().prefix { isSpace($0) }.count
      return line[start..<line.count - end]
    }.filter { !$0.isEmpty }
  }

  public static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
  }

  /// What a scalar becomes under ``withoutSpaceAndWidth``; mostly one scalar, none for a space.
  static func folded(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    if let form = forms[scalar] { return [form] }
    switch scalar.value {
    case 0x21...0x7E, 0x4E00...0x9FFF: return [scalar]
    default:
      return String(scalar).precomposedStringWithCompatibilityMapping.unicodeScalars
        .filter { !isSpace($0) }.map { forms[$0] ?? $0 }
    }
  }

  private static let forms: [Unicode.Scalar: Unicode.Scalar] = {
    let groups: [(Unicode.Scalar, String)] = [
      ("\"", "“”„‟″〝〞「」『』"), ("'", "‘’‚‛′`´"), ("-", "—–‐‑‒―−"), ("。", "。｡"), ("、", "、"),
      (".", "．…·•・"), ("(", "〔"), (")", "〕"), ("[", "【"), ("]", "】"), ("<", "〈《"),
      (">", "〉》"), ("~", "～〜"), ("x", "×"), ("0", "〇"),
    ]
    var forms: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (form, marks) in groups {
      for mark in marks.unicodeScalars { forms[mark] = form }
    }
    return forms
  }()
}
