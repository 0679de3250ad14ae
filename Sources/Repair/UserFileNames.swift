import struct Foundation.URL

extension [URL] {
  /// What messages and edits call each of the files: its name; its path where others have the same name.
  var namesToldApart: [String] {
    let paths = Dictionary(grouping: self, by: \.lastPathComponent).mapValues {
      Set($0.map(\.path))
    }
    return map { paths[$0.lastPathComponent]?.count == 1 ? $0.lastPathComponent : $0.path }
  }
}
