/// Names of the INPUTs in the output folder.
enum InputNames {
  /// One name per absolute path: empty for a single folder (its content lies directly in the output),
  /// else the last component, with as many parent folders before it as make equal ones differ.
  ///
  /// With several INPUTs a folder keeps its own name, so that `Scans/*` gives the same outputs as
  /// `Scans`.
  static func prefixes(for paths: [String], singleIsFolder: Bool) -> [String] {
    if paths.count == 1, singleIsFolder { return [""] }
    let components = paths.map { $0.split(separator: "/").map(String.init) }
    var depths = Array(repeating: 1, count: paths.count)
    while true {
      let names = components.indices.map { name(components[$0], depth: depths[$0]) }
      let groups = Dictionary(grouping: names.indices) { Array(names[$0].utf8) }
      let clashing = groups.values.filter { $0.count > 1 }.joined()
        .filter { depths[$0] < components[$0].count }
      if clashing.isEmpty { return names }
      for index in clashing { depths[index] += 1 }
    }
  }

  private static func name(_ components: [String], depth: Int) -> String {
    components.isEmpty ? "root" : components.suffix(depth).joined(separator: "/")
  }

  /// `path` made absolute and freed of `.`, `..` and doubled slashes, links left as they are.
  static func lexical(_ path: String) -> String {
    var components: [Substring] = []
    for component in path.split(separator: "/") where component != "." {
      if component == ".." { _ = components.popLast() } else { components.append(component) }
    }
    return "/" + components.joined(separator: "/")
  }
}
