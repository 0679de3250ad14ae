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

  init(path: String, lastComponent: String, name: String) {
    self.name = name
    self.lastComponent = lastComponent
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
