public import struct Foundation.URL

/// A stage that changes a gathered document: repair, reflow, ….
///
/// The stored properties are its options. Each has a default and is `Codable`, so that a pipeline file
/// can set it by the kebab-case form of its name; a property that is not an option (a loaded table) is
/// left out of `CodingKeys`.
public protocol DocumentOperator: Sendable, Codable {
  /// Kebab-case name in the pipeline file.
  static var name: String { get }
  init()
  /// Loads tables and models, once per run and before the first document.
  ///
  /// - Throws: an error that names the file and the remedy.
  mutating func load(from resources: any ResourceFinder) throws
  /// Says which cores it may use besides its own; after loading and before the first document.
  mutating func use(_ spareCores: any SpareCores)
  /// Files that it has loaded and that shape what it does (tables, models), in a fixed order.
  var dataFiles: [String] { get }
  /// Returns the changed document; called from several threads at once.
  func apply(to document: Document) throws -> Document
}

extension DocumentOperator {
  public mutating func load(from resources: any ResourceFinder) throws {}
  public mutating func use(_ spareCores: any SpareCores) {}
  public var dataFiles: [String] { [] }
}

/// Finds data files that pipeline files name (tables, lexicons), wherever the program is installed.
public protocol ResourceFinder: Sendable {
  /// The file for `name`: a path as it stands, or a name with `suffix` in the folder `kind`
  /// (`tables`) beside the pipeline file and then in the installed `Pipelines`.
  ///
  /// - Throws: an error that lists where it looked.
  func find(_ name: String, kind: String, suffix: String) throws -> URL
  /// What a YAML file says.
  ///
  /// - Throws: an error that names the file and, where it is no YAML, the line.
  func outline(of file: URL) throws -> Outline
}
