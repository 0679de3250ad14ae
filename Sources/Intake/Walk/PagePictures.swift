/// The files of a folder that together are one document.
struct PagePictures {
  /// In page order; `nil` when the folder is no page folder, or one that needs nothing.
  let unknown: [FileFacts]?
  private let members: Set<[UInt8]>

  /// - Parameters:
  ///   - contents: of the folder, in page order.
  ///   - isRoot: whether the folder is an INPUT itself.
  ///   - group: which pictures are one document.
  ///   - needsNothing: whether the document of these files can be passed over; asked before any of them is
  ///     opened, where names alone can tell that the files may be one.
  init(
    _ contents: [FolderContent], isRoot: Bool, group: GroupPolicy,
    needsNothing: ([FileFacts]) -> Bool
  ) {
    let files = contents.compactMap(\.file)
    if group == .auto, Self.mayBePages(files, isRoot: isRoot), needsNothing(files.map(\.facts)) {
      unknown = nil
      members = Set(files.map { Array($0.path.utf8) })
      return
    }
    let pages = Self.pages(of: files, isRoot: isRoot, group: group).map(\.facts)
    unknown = pages.isEmpty || (group == .folder && needsNothing(pages)) ? nil : pages
    members = Set(pages.map { Array($0.path.utf8) })
  }

  /// Whether the folder's files are no document together.
  var isEmpty: Bool { members.isEmpty }

  func contains(_ content: FolderContent) -> Bool {
    content.file.map { members.contains(Array($0.path.utf8)) } ?? false
  }

  private static func mayBePages(_ files: [FolderEntry], isRoot: Bool) -> Bool {
    !isRoot && PageFolder.isRunning(files.map(\.name))
  }

  private static func pages(
    of files: [FolderEntry], isRoot: Bool, group: GroupPolicy
  ) -> [FolderEntry] {
    switch group {
    case .none: return []
    case .folder:
      let pages = files.map { (file: $0, form: form(of: $0)) }.filter { $0.form != .other }
      return pages.contains { $0.form == .picture } ? pages.map(\.file) : []
    case .auto:
      guard mayBePages(files, isRoot: isRoot) else { return [] }
      var hasPicture = false
      for file in files {
        let form = form(of: file)
        if form == .other { return [] }
        if form == .picture { hasPicture = true }
      }
      return hasPicture ? files : []
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
