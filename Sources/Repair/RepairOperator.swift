public import DocumentModel
import Foundation

/// Repairs common misreadings with a confusion table that a language model weighs.
///
/// Works on the lines that stay in the text, across line and page ends; digits and Latin are never
/// changed, spaces between Chinese characters are looked through and left. Every change is an
/// ``Edit`` whose rule is the table's file and line.
///
/// Why it is so: one decoding pass over a lattice of candidates, since replacing while matching lets
/// rules see each other's output and overlapping ones corrupt the text. The lattice holds all
/// segmentations into words: in one fixed segmentation 末来 and 未来 differ by 0.8 log10, over the
/// lattice by 12. Candidates come from the table, and at suspect places from the list of look-alikes;
/// Tesseract's alternatives hold the right character in 11 of 164 cases. Confidence weighs in because it
/// tells right from wrong symbols (below 0.97: 91 % of the wrong ones, 5 to 11 % of the right ones). The
/// margin follows the text: with the table chi_sim at 4 log10, 474,000 characters of clean text keep all
/// but 2, while captures that show many misreadings come down to 0.5 to 2 by themselves (115 of 127 wrong
/// characters repaired, no right one harmed). Where confidences are known the margin stays at 3.5: on 65 pages
/// of scans 143 of 153 edits repair, 10 make one wrong character another, none harms (November 2026).
public struct RepairText: DocumentOperator {
  public static let name = Decoder.stage

  /// Names or paths of the confusion tables; later ones win over earlier ones.
  public var tables: [String] = ["chi_sim"]
  /// Name or path of the language model; empty takes libime's, where it is installed.
  public var languageModel: String = ""
  /// By how much a repaired text must score better, log10, beside the rule's weight.
  ///
  /// Larger is more careful. A text that shows many misreadings gets a smaller one by itself, down to `leastMargin`.
  public var margin: Double = 4
  /// The same for text with an engine's confidences, which carry a part of the evidence.
  public var marginWithConfidence: Double = 3.5
  public var leastMargin: Double = 0.5
  /// How much the engine's confidence counts, 1 as measured, 0 not at all.
  public var confidenceWeight: Double = 1
  /// Name or path of the file of look-alikes for suspect places; empty offers none.
  public var shapes: String = "han"
  /// Names or paths of lexicons: local names and terms, which stay as read and surprise less.
  public var lexicons: [String] = []

  /// What it decides with, once loaded.
  public internal(set) var decoder = Decoder(table: .empty, model: nil)
  /// The same for text of one engine, where tables have rules for it.
  private var decoders: [Page.Engine: Decoder] = [:]
  public private(set) var dataFiles: [String] = []

  private enum CodingKeys: String, CodingKey {
    case tables, languageModel, margin, marginWithConfidence, leastMargin, confidenceWeight, shapes,
      lexicons
  }

  public init() {}

  public mutating func load(from resources: any ResourceFinder) throws {
    var files: [URL] = []
    for table in tables {
      files.append(try resources.find(table, kind: "tables", suffix: ".tsv"))
    }
    let path =
      languageModel.isEmpty
      ? LanguageModel.firstPresent(of: LanguageModel.usualPaths)
      : try resources.find(languageModel, kind: "models", suffix: ".lm").path
    var settings = DecoderSettings()
    settings.marginLog10 = margin
    settings.marginWithConfidenceLog10 = marginWithConfidence
    settings.leastMarginLog10 = min(leastMargin, margin)
    settings.confidenceWeight = confidenceWeight
    let likeness =
      shapes.isEmpty ? nil : try resources.find(shapes, kind: "shapes", suffix: ".tsv")
    var lists: [URL] = []
    for lexicon in lexicons {
      lists.append(try resources.find(lexicon, kind: "lexicons", suffix: ".txt"))
    }
    dataFiles =
      (files + lists + (likeness.map { [$0] } ?? [])).map(\.path) + (path.map { [$0] } ?? [])
    let rules = try ConfusionTable.rules(of: files)
    decoder = Decoder(
      table: ConfusionTable(rules: rules), model: try path.map { try LanguageModel(path: $0) },
      shapes: try likeness.map { try ShapePrior(file: $0) } ?? .empty,
      lexicon: try Lexicon(files: lists),
      settings: settings)
    guard rules.contains(where: { $0.engine != nil }) else { return }
    for engine in Page.Engine.allCases {
      decoders[engine] = decoder.with(ConfusionTable(rules: rules, for: engine))
    }
  }

  public mutating func use(_ spareCores: any SpareCores) {
    decoder.spareCores = spareCores
    for engine in decoders.keys { decoders[engine]?.spareCores = spareCores }
  }

  /// The decoder for the text of an engine; `nil` for text that something else read.
  public func decoder(for engine: Page.Engine?) -> Decoder {
    engine.flatMap { decoders[$0] } ?? decoder
  }

  public func apply(to document: Document) throws -> Document {
    var document = document
    if decoder.model == nil {
      document.notes.append(Self.missingModelNote)
    }
    let references = document.bodyLines
    let source = document
    let engines = references.map { source.pages[$0.page].engine }
    // With rules for one engine, what each engine read is repaired by itself, run after run of lines.
    var edits: [Int: [Edit]] = [:]
    var start = 0
    while start < references.count {
      let end =
        decoders.isEmpty
        ? references.count
        : engines[start...].firstIndex { $0 != engines[start] } ?? references.count
      let part = Array(references[start..<end])
      let found = decoder(for: engines[start]).edits(
        of: part.lazy.map { Passage.Line(source[$0]) }, references: part)
      for (index, changes) in found { edits[start + index] = changes }
      start = end
    }
    for (index, edits) in edits.sorted(by: { $0.key < $1.key }) {
      document[references[index]].text = document[references[index]].text.applying(edits)
      document.edits += edits
    }
    return document
  }

  public static let missingModelNote =
    "language model missing: only the table's always and never rules were applied; "
    + "install libime-data-language-model"
}

extension Passage.Line {
  /// A line of a document, with the engine's confidence where the text still is what was read.
  init(_ line: TextLine) {
    scalars = Array(line.text.unicodeScalars)
    guard !line.glyphs.isEmpty else { return }
    let read = line.glyphs.map(\.scalar)
    let same = zip(scalars, read).prefix { $0 == $1 }.count
    let room = min(scalars.count, read.count) - same
    let sameAtEnd = zip(scalars.reversed(), read.reversed()).prefix(room).prefix { $0 == $1 }.count
    confidences =
      line.glyphs.prefix(same).map(\.confidence)
      + Array(repeating: -1, count: scalars.count - same - sameAtEnd)
      + line.glyphs.suffix(sameAtEnd).map(\.confidence)
    for other in line.otherReadings {
      if other.offset < same {
        others[other.offset, default: []].append(other)
      } else if other.offset >= read.count - sameAtEnd {
        others[other.offset + scalars.count - read.count, default: []].append(other)
      }
    }
  }
}
