public import DocumentModel
public import Foundation
import Yams

extension Outline {
  /// Reads a YAML file; what its sections mean is for others to say.
  public init(yaml file: URL) throws(PipelineError) {
    let text: String
    do {
      text = try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw .unreadable(file: file.path, detail: error.localizedDescription)
    }
    try self.init(yaml: text, file: file.path)
  }

  /// Reads the text of a YAML file; `file` is its name in messages.
  public init(yaml: String, file: String) throws(PipelineError) {
    do {
      let root = try Yams.compose(yaml: yaml)
      self = root.map { Outline($0) } ?? Outline(.nothing, line: 1)
    } catch let error as YamlError {
      throw PipelineDescription.syntaxError(error, file: file)
    } catch {
      throw .notYAML(file: file, line: 1, detail: "\(error)")
    }
  }

  private init(_ node: Node) {
    let line = node.mark?.line ?? 0
    if let sequence = node.sequence {
      self.init(.list(sequence.map { Outline($0) }), line: line)
    } else if let mapping = node.mapping {
      let sections = mapping.map { key, value in
        Section(
          name: key.scalar?.string ?? "", line: key.mark?.line ?? line, value: Outline(value))
      }
      self.init(.sections(sections), line: line)
    } else if let scalar = node.scalar, scalar.style != .plain || node.null == nil {
      self.init(.text(scalar.string), line: line)
    } else {
      self.init(.nothing, line: line)
    }
  }
}
