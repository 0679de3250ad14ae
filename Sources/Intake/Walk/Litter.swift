/// Files that programs leave in folders and nobody means as documents.
enum Litter {
  private static let names: Set<String> = [
    "thumbs.db", "ehthumbs.db", "desktop.ini", "folder.jpg.ini", "icon\r", "__macosx",
    "$recycle.bin",
    "system volume information", "lost+found", "@eadir", "pspbrwse.jbf", "picasa.ini",
  ]
  private static let suffixes: Set<String> = [
    "tmp", "temp", "part", "partial", "crdownload", "swp", "bak", "lnk", "url",
  ]

  /// `nil` for a name that may be a document's.
  static func reason(for name: String) -> SkipReason? {
    if name.hasPrefix("~$") || name.hasPrefix(".~") { return .litter }
    if name.hasPrefix("~WRL") || name.hasPrefix("~WRD") { return .litter }
    if name.hasPrefix(".") { return .hidden }
    if names.contains(name.lowercased()) || suffixes.contains(Extension.of(name)) {
      return .litter
    }
    return nil
  }
}
