/// One name of a folder, and what is to be done with it.
struct FolderContent {
  enum Form {
    case file(FolderEntry)
    case folder(FolderEntry)
    /// Settled by its name or its form.
    case finding(Finding)
  }

  let form: Form
  /// Name in the output.
  let name: String
  /// Last component of the path.
  let lastComponent: String

  init(path: String, name: String) {
    self.name = name
    lastComponent = path.split(separator: "/").last.map(String.init) ?? ""
    form = Self.form(path: path, name: name, lastComponent: lastComponent)
  }

  private static func form(path: String, name: String, lastComponent: String) -> Form {
    if let reason = Litter.reason(for: lastComponent) {
      return .finding(.skipped(path: path, reason))
    }
    do throws(IntakeError) {
      let entry = try FolderEntry(path: path)
      switch entry.form {
      case .file: return .file(entry)
      case .folder: return .folder(entry)
      case .special: return .finding(.skipped(path: path, .special))
      case .link:
        if entry.targetExists || !Extension.isDocument(Extension.of(lastComponent)) {
          return .finding(.skipped(path: path, .link))
        }
        throw .danglingLink
      }
    } catch {
      // A name with bytes that are no UTF-8 was listed with replacement characters.
      let mangled = error == .notFound && lastComponent.unicodeScalars.contains("\u{FFFD}")
      return .finding(.refused(name: name, path: path, mangled ? .nameNotUTF8 : error))
    }
  }

  var file: FolderEntry? {
    if case .file(let entry) = form { entry } else { nil }
  }
}

/// The files of a folder that together are one document.
struct PagePictures {
  /// Absolute paths in page order; empty when the folder is no page folder.
  let files: [String]
  private let members: Set<[UInt8]>

  init(_ contents: [FolderContent], isRoot: Bool, group: GroupPolicy) {
    files = Self.pages(of: contents.compactMap(\.file), isRoot: isRoot, group: group)
    members = Set(files.map { Array($0.utf8) })
  }

  func contains(_ content: FolderContent) -> Bool {
    content.file.map { members.contains(Array($0.path.utf8)) } ?? false
  }

  private static func pages(of files: [FolderEntry], isRoot: Bool, group: GroupPolicy) -> [String] {
    switch group {
    case .none: return []
    case .folder:
      let pages = files.map { (path: $0.path, form: form(of: $0)) }.filter { $0.form != .other }
      return pages.contains { $0.form == .picture } ? pages.map(\.path) : []
    case .auto:
      guard !isRoot, PageFolder.isRunning(files.map(\.name)) else { return [] }
      let forms = files.map(form)
      guard !forms.contains(.other), forms.contains(.picture) else { return [] }
      return files.map(\.path)
    }
  }

  private enum Form {
    case picture
    /// Named like a picture and broken: a page that will be missing.
    case brokenPicture
    case other
  }

  private static func form(of entry: FolderEntry) -> Form {
    do throws(IntakeError) {
      return try ContentSniffer(name: entry.name).kind(ofFile: entry.path).isPicture
        ? .picture : .other
    } catch {
      return Extension.pictures.contains(Extension.of(entry.name)) ? .brokenPicture : .other
    }
  }
}
