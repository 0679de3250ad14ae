public import Foundation

/// Intake finds out what kind of file an input is and what pages it has, and fetches them one by one.
///
/// The walk is the parent's side of it: it reads names and magic bytes, never decodes and never starts
/// a program. Iterating is lazy, one folder at a time, in natural order (2 before 10); what a folder
/// holds is listed when the walk comes to it.
///
/// Links are not followed, except for an INPUT that is itself one. Hidden files, litter, pipes and
/// devices are skipped with their reason; a dangling link with a document's name is refused, since
/// someone will miss that document.
///
/// Files that need nothing, by what the file system says of them, are passed over without being opened;
/// files that somebody may still be writing are put off to the end of the walk (``Resting``).
///
/// ## Why it is so
/// A file's kind is told by its content: of 47 odd inputs tried, a fifth bore a wrong name or none. A
/// page folder whose pages are partly empty files stays one document, whose missing pages then show,
/// rather than falling apart into single pictures.
public struct InputWalk: Sequence, Sendable {
  let roots: [Root]
  private let output: String
  let group: GroupPolicy
  let resting: Resting?
  let needsNothing: @Sendable (_ name: String, _ files: [FileFacts]) -> Bool

  /// - Parameters:
  ///   - inputs: Files and folders as the user gave them.
  ///   - output: The run's output folder, which need not exist and is never walked into.
  ///   - group: Which pictures of a folder are one document.
  ///   - resting: How long files must have been left alone; `nil` takes them as they are.
  ///   - needsNothing: Whether the document of this name and of these files can be passed over; asked
  ///     before any of them is opened.
  public init(
    inputs: [URL], output: URL, group: GroupPolicy = .auto, resting: Resting? = nil,
    needsNothing: @escaping @Sendable (_ name: String, _ files: [FileFacts]) -> Bool = { _, _ in
      false
    }
  ) {
    self.resting = resting
    self.needsNothing = needsNothing
    let paths = inputs.map { InputNames.lexical($0.absoluteURL.path) }
    // An INPUT given twice must not make its own name longer; the walk skips the second one.
    let distinct = paths.enumerated().filter { !paths.prefix($0.offset).contains($0.element) }
      .map(\.element)
    let first = distinct.first.flatMap { try? FolderEntry(path: $0, followLinks: true) }
    let names = InputNames.prefixes(for: distinct, singleIsFolder: first?.form == .folder)
    let nameOf = Dictionary(zip(distinct, names), uniquingKeysWith: { name, _ in name })
    roots = paths.map { Root(path: $0, name: nameOf[$0] ?? "") }
    self.output = InputNames.lexical(output.absoluteURL.path)
    self.group = group
  }

  struct Root: Sendable {
    let path: String
    /// Name in the output; empty for a single folder.
    let name: String
  }

  public func makeIterator() -> Iterator {
    let identity = try? FolderEntry(path: output, followLinks: true).identity
    return Iterator(walk: self, output: identity)
  }
}
