import Foundation
import Intake

extension Program {
  static let fcQuery = Program(name: "fc-query", package: "fontconfig")
  static let fcList = Program(name: "fc-list", package: "fontconfig")
}

/// A font to print with, and which characters it has.
public struct PrintFont: Sendable, Hashable {
  /// Absolute path of the font file.
  public let file: String
  /// Number of the font in its file, from 0; more than 0 in collections only.
  public let index: Int
  /// The family's first name, by which the typesetter asks for it.
  public let family: String
  let characters: CharacterSetRanges

  /// Whether the font has every character of the text.
  public func prints(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { characters.contains($0.value) }
  }

  /// Finds a font by file or by family.
  ///
  /// - Parameters:
  ///   - name: a font file (`.ttf`, `.otf`, `.ttc`), with `#number` for another than the first font of
  ///     a collection; or the family of an installed font.
  ///   - scratch: an existing folder, by an absolute path.
  /// - Throws: ``SynthesisError/fontMissing(path:)``, ``SynthesisError/notAFont(path:index:)``,
  ///   ``SynthesisError/fontNotInstalled(family:)`` or ``SynthesisError/program(_:)``.
  public init(named name: String, scratch: String) throws(SynthesisError) {
    let place =
      try Self.isFile(name)
      ? Self.fileAndIndex(name) : Self.installed(family: name, scratch: scratch)
    try self.init(file: place.file, index: place.index, scratch: scratch)
  }

  private init(file: String, index: Int, scratch: String) throws(SynthesisError) {
    guard FileManager.default.fileExists(atPath: file) else { throw .fontMissing(path: file) }
    let outcome: Program.Outcome
    do throws(IntakeError) {
      outcome = try Program.fcQuery.run(
        [
          "--format", #"%{index}\t%{outline}\t%{family[0]}\t%{charset}\n"#, file,
        ], output: .memory(limit: 16 << 20), seconds: 60, scratch: scratch)
      if let killed = Program.fcQuery.killed(outcome) { throw killed }
    } catch {
      throw .program(error)
    }
    // Named instances of a variable font have their number in the upper half of the index.
    let rows = outcome.text.split(separator: "\n").map { $0.split(separator: "\t") }
    guard
      let row = rows.first(where: {
        $0.count == 4 && (Int($0[0]) ?? -1) & 0xFFFF == index && $0[1] == "True"
      })
    else { throw .notAFont(path: file, index: index) }
    self.file = file
    self.index = index
    family = String(row[2])
    characters = CharacterSetRanges(row[3])
  }

  private static func isFile(_ name: String) -> Bool {
    let path = name.prefix { $0 != "#" }.lowercased()
    return name.contains("/") || [".ttf", ".otf", ".ttc", ".otc"].contains { path.hasSuffix($0) }
  }

  private static func fileAndIndex(_ name: String) -> (file: String, index: Int) {
    func absolute(_ path: some StringProtocol) -> String {
      URL(fileURLWithPath: String(path)).standardizedFileURL.path
    }
    guard let mark = name.lastIndex(of: "#"), let index = Int(name[name.index(after: mark)...]),
      !FileManager.default.fileExists(atPath: name)
    else { return (absolute(name), 0) }
    return (absolute(name[..<mark]), index)
  }

  /// The upright, regular font of that family, or the first that there is.
  private static func installed(
    family: String, scratch: String
  ) throws(SynthesisError) -> (file: String, index: Int) {
    // A pattern's own signs are escaped by a backslash.
    let escaped = family.map { #"\-:,"#.contains($0) ? "\\\($0)" : "\($0)" }.joined()
    let outcome: Program.Outcome
    do {
      outcome = try Program.fcList.runOrThrow(
        ["--format", #"%{weight}\t%{slant}\t%{index}\t%{file}\n"#, escaped], seconds: 60,
        scratch: scratch)
    } catch {
      throw .program(error)
    }
    let faces = outcome.text.split(separator: "\n").compactMap(InstalledFace.init)
    let found = faces.min { ($0.oddness, $0.file, $0.index) < ($1.oddness, $1.file, $1.index) }
    guard let found else { throw .fontNotInstalled(family: family) }
    return (found.file, found.index)
  }
}

/// A row of what fc-list says: weight, slant, index and file, joined by tabs.
private struct InstalledFace {
  /// How far it is from an upright, regular font, for which Fontconfig has the weight 80 and slant 0.
  let oddness: Double
  let index: Int
  let file: String

  init?(_ row: Substring) {
    let fields = row.split(separator: "\t", maxSplits: 3)
    guard fields.count == 4, let index = Int(fields[2]) else { return nil }
    // A variable font has a range for its weight.
    let weight = Double(fields[0]) ?? 80
    let slant = Double(fields[1]) ?? 0
    oddness = abs(weight - 80) + slant
    self.index = index & 0xFFFF
    file = String(fields[3])
  }
}

/// Code points as ranges in rising order.
struct CharacterSetRanges: Sendable, Hashable {
  private let ranges: [ClosedRange<UInt32>]

  /// - Parameter list: Fontconfig's form, as `20-7e a0 4e00-9fa5`.
  init(_ list: some StringProtocol) {
    ranges = list.split(separator: " ").compactMap { part in
      let ends = part.split(separator: "-").compactMap { UInt32($0, radix: 16) }
      guard let low = ends.first, let high = ends.last, low <= high else { return nil }
      return low...high
    }
  }

  func contains(_ value: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(value)
  }
}
