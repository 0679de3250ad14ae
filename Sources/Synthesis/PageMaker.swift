import Foundation
import Intake
import PageImaging

/// Synthesis makes pages of known text, typeset and damaged like scans, the same for the same seed.
///
/// ```swift
/// let maker = try PageMaker(
///   text: SourceText(folder: "texts"), fonts: ["uming.ttc", "WenQuanYi Micro Hei"], seed: 1,
///   pages: 500, scratch: scratch)
/// try maker.makePages(0..<maker.pageCount, into: "pages", truth: "truth")
/// ```
///
/// A value without shared state: chunks of pages can be made on several threads at once. A page depends
/// on its number and on what the maker was made with, not on the pages made before.
///
/// Why it is so: the plan is made whole at first, so that chunks can be made in any order; type is set by
/// programs (``Typesetter`` says why these), and damage is arithmetic of our own, since no program
/// damages by a seed.
public struct PageMaker: Sendable {
  public let plan: SynthesisPlan
  private let typesetters: [Typesetter]
  private let scratch: String

  /// - Parameters:
  ///   - text: what is printed.
  ///   - fonts: font files (`.ttf`, `.otf`, `.ttc`, with `#number` for a later font of a collection) or
  ///     families of installed fonts, at least one.
  ///   - seed: decides everything that is left open.
  ///   - pages: how many; `nil` for as many as the text fills once. With more, the text is used again
  ///     with other fonts and damages.
  ///   - damages: those that pages may have, in their usual shares.
  ///   - paper: the sheet.
  ///   - scratch: an existing folder, by an absolute path, for as long as pages are made; its owner
  ///     removes it.
  /// - Throws: any ``SynthesisError`` about the text, the fonts or a missing program.
  public init(
    text: SourceText, fonts: [String], seed: UInt64, pages: Int? = nil,
    damages: Set<Damage> = Set(Damage.allCases), paper: Paper = .a4, scratch: String
  ) throws(SynthesisError) {
    do {
      for program in [Program.pangoView(fonts: ""), .pdftoppm] { _ = try program.locate() }
    } catch {
      throw .program(error)
    }
    var found: [PrintFont] = []
    for name in fonts { found.append(try PrintFont(named: name, scratch: scratch)) }
    plan = try SynthesisPlan(
      text: text, fonts: found, seed: seed, pages: pages, damages: damages, paper: paper)
    var typesetters: [Typesetter] = []
    for font in found {
      typesetters.append(
        try Typesetter(font: font, folder: "\(scratch)/font-\(UUID().uuidString)"))
    }
    self.typesetters = typesetters
    self.scratch = scratch
  }

  public var pageCount: Int { plan.pages.count }

  /// Makes some of the planned pages, each a picture file, and their texts with the same stem.
  ///
  /// - Parameters:
  ///   - numbers: within 0..<``pageCount``.
  ///   - folder: where `page-000000.png` or `.jpg` go; it exists.
  ///   - truth: where `page-000000.txt` go, one paragraph per line; it exists.
  /// - Throws: ``SynthesisError``; pages made before it stay.
  public func makePages(
    _ numbers: Range<Int>, into folder: String, truth: String
  ) throws(SynthesisError) {
    precondition(numbers.lowerBound >= 0 && numbers.upperBound <= pageCount, "pages \(numbers)")
    for number in numbers {
      let spec = plan.pages[number]
      try makePicture(of: spec, at: "\(folder)/\(spec.pictureName)")
      let path = "\(truth)/\(spec.textName)"
      do {
        let text = spec.paragraphs.map { $0 + "\n" }.joined()
        // Whole or not at all: a text says that its page is whole.
        try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
      } catch {
        throw .unwritable(path: path, reason: SystemReason.of(error))
      }
    }
  }

  private func makePicture(of spec: PageSpec, at path: String) throws(SynthesisError) {
    var page = try typeset(spec)
    var random = SplitMix64(seed: spec.seed)
    do {
      let file = try spec.damage.wear(
        &page, em: spec.layout.size * Double(spec.dpi) / 72, strength: spec.strength, &random)
      try page.write(to: path, as: file)
    } catch {
      if case .unwritable(let path, let reason) = error {
        throw .unwritable(path: path, reason: reason)
      }
      throw .imaging(error)
    }
  }

  /// The page before it is damaged.
  func typeset(_ spec: PageSpec) throws(SynthesisError) -> GreyPicture {
    let folder = "\(scratch)/\(spec.name)-\(UUID().uuidString)"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .program(.scratch(reason: SystemReason.of(error)))
    }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try typesetters[spec.font].page(
      of: spec.paragraphs, layout: spec.layout, dpi: spec.dpi, scratch: folder)
  }
}
