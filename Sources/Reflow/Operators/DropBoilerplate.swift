public import DocumentModel
import Foundation

/// Leaves out what document-sharing sites print around a captured text: notices, offers, counters,
/// buttons, lists of other documents, comments, page jumpers.
///
/// What sites print stands in profiles, files of patterns (`Pipelines/boilerplate/*.yml`) that users extend and
/// name here. A line is dropped when a pattern says that it is never text, when its words are those of a
/// site's notice, or when it stands amid such lines; what could be either stays where only text is
/// around. Lines are never removed: `drop` says why they are left out, with the pattern's file and
/// line. Pieces inside a line of text go by an ``Edit``.
///
/// A document must first show that it is a capture (``SiteEvidence``): until then nothing goes but what can
/// hardly be text. A site's profile acts once the document names that site or has lines that are surely its, or when
/// it is the only one.
///
/// Why it is so: the wording of sites changes faster than any list, so patterns are data, notices are told
/// by their vocabulary, and rows of labels, headlines repeated, and what lies between known clutter
/// above and below the text are told by structure. A text classifier was not tried: its drops could not
/// be explained by a line of a file. On 467,000 characters of laws, reports and prose without clutter
/// nothing is dropped (November 2026).
public struct DropBoilerplate: DocumentOperator {
  public static let name = "drop-boilerplate"

  /// Names or paths of the profiles; those of one kind of site may be named together.
  public var profiles: [String] = ["generic"]

  private var patterns = ClutterPatterns.none
  public private(set) var dataFiles: [String] = []

  private enum CodingKeys: String, CodingKey {
    case profiles
  }

  public init() {}

  public mutating func load(from resources: any ResourceFinder) throws {
    var loaded: [BoilerplateProfile] = []
    dataFiles = []
    for profile in profiles {
      let file = try resources.find(profile, kind: "boilerplate", suffix: ".yml")
      loaded.append(
        try BoilerplateProfile(
          resources.outline(of: file), file: file.lastPathComponent, path: file.path))
      dataFiles.append(file.path)
    }
    patterns = ClutterPatterns(loaded)
  }

  public func apply(to document: Document) -> Document {
    var result = document
    let reader = ClutterReader(patterns, for: document)
    var finder = ClutterFinder(result, reader: reader)
    if finder.isCapture {
      ClutterInLines.clean(
        &result, except: finder.sureLines, reader: reader, stage: Self.name)
      if result != document { finder = ClutterFinder(result, reader: reader) }
    }
    for (line, reason) in finder.drops() {
      result[line].drop = Drop(stage: Self.name, reason: reason)
    }
    return result
  }
}
