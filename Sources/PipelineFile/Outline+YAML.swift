public import DocumentModel
public import Foundation
import Yams

extension Outline {
  /// Reads a YAML file; what its sections mean is for others to say.
  public init(yaml file: URL) throws(PipelineError) {
    try self.init(yaml: PipelineDescription.text(of: file), file: file.path)
  }

  /// Reads the text of a YAML file; `file` is its name in messages.
  public init(yaml: String, file: String) throws(PipelineError) {
    do {
      let root = try Yams.compose(yaml: yaml)
      self = try root.map { try Outline($0, depth: 0) } ?? Outline(.nothing, line: 1)
    } catch let error as TooDeep {
      throw .unexpected(
        file: file, line: error.line,
        found: "more than \(TooDeep.most) lists or sections in each other",
        expected: "a flat file")
    } catch let error as YamlError {
      throw PipelineDescription.syntaxError(error, file: file)
    } catch {
      throw .notYAML(file: file, line: 1, detail: "\(error)")
    }
  }

  private init(_ node: Node, depth: Int) throws(TooDeep) {
    let line = node.mark?.line ?? 0
    guard depth <= TooDeep.most else { throw TooDeep(line: line) }
    if let sequence = node.sequence {
      var items: [Outline] = []
      for item in sequence { items.append(try Outline(item, depth: depth + 1)) }
      self.init(.list(items), line: line)
    } else if let mapping = node.mapping {
      var sections: [Section] = []
      for (key, value) in mapping {
        sections.append(
          Section(
            name: key.scalar?.string ?? "", line: key.mark?.line ?? line,
            value: try Outline(value, depth: depth + 1)))
      }
      self.init(.sections(sections), line: line)
    } else if let scalar = node.scalar, scalar.style != .plain || node.null == nil {
      self.init(.text(scalar.string), line: line)
    } else {
      self.init(.nothing, line: line)
    }
  }
}

/// Lists and sections in each other beyond what any data file has.
private struct TooDeep: Error {
  /// Nested ones that are read.
  static let most = 32

  /// From 1.
  var line: Int
}
