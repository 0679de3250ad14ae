extension InputWalk {
  /// A walk under way: one folder at a time.
  public struct Iterator: IteratorProtocol {
    private enum Step {
      case root(Root)
      case folder(FolderEntry, name: String, isRoot: Bool)
      /// The pages of a folder that was listed before, but for them.
      case pages(FolderEntry, name: String, isRoot: Bool)
      case file(FolderEntry, name: String)
      case found(Finding)
    }

    /// Something that was too young to be looked at.
    private struct PutOff {
      var step: Step
      var name: String
      var path: String
      var files: [FileFacts]
      var ready: ContinuousClock.Instant
    }

    private let walk: InputWalk
    private let output: FolderEntry.Identity?
    /// What is left to do, the next one last.
    private var steps: [Step]
    private var stepsTaken = 0
    /// In the order in which they were met.
    private var putOff: ArraySlice<PutOff> = []
    /// Files that have been watched for long enough, and have not changed.
    private var rested: Set<FileFacts> = []
    private var given: Set<FolderEntry.Identity> = []

    init(walk: InputWalk, output: FolderEntry.Identity?) {
      self.walk = walk
      self.output = output
      steps = walk.roots.reversed().map { .root($0) }
    }

    /// The next finding; blocks while files that were put off are watched.
    public mutating func next() -> Finding? {
      while true {
        while let step = steps.popLast() {
          // A hundred thousand files that need nothing are passed over in one call.
          stepsTaken += 1
          if stepsTaken % 256 == 0, walk.resting?.isCancelled() == true { return nil }
          switch step {
          case .found(let finding): return finding
          case .root(let root): push(visit(root))
          case .folder(let entry, let name, let isRoot):
            push(list(entry, name: name, isRoot: isRoot))
          case .pages(let entry, let name, let isRoot):
            push(list(entry, name: name, isRoot: isRoot, isSecondTime: true))
          case .file(let entry, let name):
            if let finding = look(at: entry, name: name) { return finding }
          }
        }
        guard let late = putOff.popFirst() else { return nil }
        if let finding = lookAgain(at: late) { return finding }
      }
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
        case .file: return [.file(entry, name: root.name)]
        case .link, .special: throw .notAFile
        }
      } catch {
        let link = try? FolderEntry(path: root.path)
        let reason = error == .notFound && link?.form == .link ? .danglingLink : error
        return [.found(.refused(name: root.name, path: root.path, reason))]
      }
    }

    /// The content of a folder: its findings and sub-folders in natural order; the second time only what
    /// was put off, which is its pages, or all its files where they are pages no longer.
    private mutating func list(
      _ folder: FolderEntry, name: String, isRoot: Bool, isSecondTime: Bool = false
    ) -> [Step] {
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
        FolderContent(
          path: "\(base)/\(child)", lastComponent: child,
          name: name.isEmpty ? child : "\(name)/\(child)")
      }
      let title = name.isEmpty ? folder.name : name
      let pages = PagePictures(contents, isRoot: isRoot, group: walk.group) {
        walk.needsNothing(title, $0)
      }
      var steps: [Step] = []
      if let files = pages.unknown {
        let step = Step.pages(folder, name: name, isRoot: isRoot)
        if !putsOff(files, step, name: title, path: folder.path) {
          let document = InputDocument(name: title, kind: .folder, files: files.map(\.path))
          steps.append(.found(.document(document)))
        }
      }
      if isSecondTime, !pages.isEmpty { return steps }
      for content in contents where !pages.contains(content) {
        switch content.form {
        case .folder where isSecondTime, .finding where isSecondTime: break
        case .folder(let entry): steps.append(.folder(entry, name: content.name, isRoot: false))
        case .file(let entry): steps.append(.file(entry, name: content.name))
        case .finding(let finding): steps.append(.found(finding))
        }
      }
      return steps
    }

    /// What a file is; `nil` when it needs nothing, or is put off.
    private mutating func look(at entry: FolderEntry, name: String) -> Finding? {
      if walk.needsNothing(name, [entry.facts]) { return nil }
      let step = Step.file(entry, name: name)
      if putsOff([entry.facts], step, name: name, path: entry.path) { return nil }
      do throws(IntakeError) {
        let kind = try ContentSniffer(name: entry.name).kind(ofFile: entry.path)
        return .document(InputDocument(name: name, kind: kind, files: [entry.path]))
      } catch {
        return .refused(name: name, path: entry.path, error)
      }
    }

    /// Puts a step off if its files are too young; says whether it did.
    private mutating func putsOff(
      _ files: [FileFacts], _ step: Step, name: String, path: String
    ) -> Bool {
      guard let seconds = walk.resting?.secondsLeft(for: files), seconds > 0,
        !files.allSatisfy(rested.contains)
      else { return false }
      guard !files.contains(where: rested.contains) else {
        // Watched once, and pages still come: it must not hold the walk for ever.
        steps.append(.found(.unsettled(name: name, path: path)))
        return true
      }
      putOff.append(
        PutOff(step: step, name: name, path: path, files: files, ready: .now + .seconds(seconds)))
      return true
    }

    private mutating func lookAgain(at late: PutOff) -> Finding? {
      walk.resting?.wait(until: late.ready)
      if walk.resting?.isCancelled() == true {
        putOff = []
        return nil
      }
      let now = late.files.map { try? FileFacts(path: $0.path) }
      guard now == late.files else { return .unsettled(name: late.name, path: late.path) }
      rested.formUnion(late.files)
      steps.append(late.step)
      return nil
    }
  }
}
