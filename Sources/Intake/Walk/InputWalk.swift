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
/// ## Why it is so
/// A file's kind is told by its content: of 47 odd inputs tried, a fifth bore a wrong name or none. A
/// page folder whose pages are partly empty files stays one document, whose missing pages then show,
/// rather than falling apart into single pictures.
public struct InputWalk: Sequence, Sendable {
  private let roots: [Root]
  private let output: String
  private let group: GroupPolicy

  /// - Parameters:
  ///   - inputs: Files and folders as the user gave them.
  ///   - output: The run's output folder, which need not exist and is never walked into.
  ///   - group: Which pictures of a folder are one document.
  public init(inputs: [URL], output: URL, group: GroupPolicy = .auto) {
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
    return Iterator(roots: roots, output: identity, group: group)
  }

  public struct Iterator: IteratorProtocol {
    private enum Step {
      case root(Root)
      case folder(FolderEntry, name: String, isRoot: Bool)
      case found(Finding)
    }

    /// What is left to do, the next one last.
    private var steps: [Step]
    private let output: FolderEntry.Identity?
    private let group: GroupPolicy
    private var given: Set<FolderEntry.Identity> = []

    init(roots: [Root], output: FolderEntry.Identity?, group: GroupPolicy) {
      steps = roots.reversed().map { .root($0) }
      self.output = output
      self.group = group
    }

    public mutating func next() -> Finding? {
      while let step = steps.popLast() {
        switch step {
        case .found(let finding): return finding
        case .root(let root): push(visit(root))
        case .folder(let entry, let name, let isRoot):
          push(list(entry, name: name, isRoot: isRoot))
        }
      }
      return nil
    }

    private mutating func push(_ more: [Step]) {
      steps.append(contentsOf: more.reversed())
    }

    private mutating func visit(_ root: Root) -> [Step] {
      do throws(IntakeError) {
        let entry = try FolderEntry(path: root.path, followLinks: true)
        if !given.insert(entry.identity).inserted {
          return [.found(.skipped(path: root.path, .duplicate))]
        }
        switch entry.form {
        case .folder: return [.folder(entry, name: root.name, isRoot: true)]
        case .file: return [.found(Self.file(entry, name: root.name))]
        case .link, .special: throw .notAFile
        }
      } catch {
        let link = try? FolderEntry(path: root.path)
        let reason = error == .notFound && link?.form == .link ? .danglingLink : error
        return [.found(.refused(name: root.name, path: root.path, reason))]
      }
    }

    /// The content of a folder: its findings and sub-folders in natural order.
    private func list(_ folder: FolderEntry, name: String, isRoot: Bool) -> [Step] {
      if folder.identity == output { return [.found(.skipped(path: folder.path, .outputFolder))] }
      let names: [String]
      do throws(IntakeError) {
        names = try FolderEntry.names(in: folder.path)
      } catch {
        return [.found(.refused(name: name, path: folder.path, error))]
      }
      if !isRoot, names.contains(".kanwu") {
        return [.found(.skipped(path: folder.path, .outputFolder))]
      }
      let base = folder.path == "/" ? "" : folder.path
      let contents = names.map { child in
        FolderContent(path: "\(base)/\(child)", name: name.isEmpty ? child : "\(name)/\(child)")
      }
      var steps: [Step] = []
      let pages = PagePictures(contents, isRoot: isRoot, group: group)
      if !pages.files.isEmpty {
        let title = name.isEmpty ? folder.name : name
        let document = InputDocument(name: title, kind: .folder, files: pages.files)
        steps.append(.found(.document(document)))
      }
      for content in contents where !pages.contains(content) {
        switch content.form {
        case .folder(let entry): steps.append(.folder(entry, name: content.name, isRoot: false))
        case .file(let entry): steps.append(.found(Self.file(entry, name: content.name)))
        case .finding(let finding): steps.append(.found(finding))
        }
      }
      return steps
    }

    private static func file(_ entry: FolderEntry, name: String) -> Finding {
      do throws(IntakeError) {
        let kind = try ContentSniffer(name: entry.name).kind(ofFile: entry.path)
        return .document(InputDocument(name: name, kind: kind, files: [entry.path]))
      } catch {
        return .refused(name: name, path: entry.path, error)
      }
    }
  }
}
