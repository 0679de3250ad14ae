import CLibXML2

/// The text of an HTML page, block by block, through libxml2's forgiving parser.
enum HTMLText {
  /// Lines of each block element; cells of a table row are joined by tabs, items of ordered lists are numbered.
  ///
  /// - Throws: `damaged` when the parser gives up.
  static func blocks(of html: String) throws(IntakeError) -> [[String]] {
    let bytes = html.utf8.map { CChar(bitPattern: $0) }
    guard let length = Int32(exactly: bytes.count) else {
      throw .tooManyBytes(limitMegabytes: TextFile.limitMegabytes)
    }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue
    guard
      let document = unsafe htmlReadMemory(bytes, length, nil, "UTF-8", Int32(options))
    else { throw .damaged(detail: "no HTML could be made out") }
    defer { unsafe xmlFreeDoc(document) }
    var walk = Walk()
    if let root = unsafe xmlDocGetRootElement(document) { unsafe walk.run(root) }
    return walk.finished()
  }

  /// Elements whose content is not shown.
  private static let silent: Set<String> = [
    "script", "style", "head", "noscript", "template", "object", "iframe", "svg", "select",
    "textarea",
  ]
  /// Elements that flow within a line.
  private static let inline: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
  ]
  private static let cells: Set<String> = ["td", "th"]

  /// A walk through the tree in reading order, without recursion: pages can nest deeply.
  private struct Walk {
    private var blocks: [[String]] = []
    private var lines: [String] = []
    private var line = ""
    private var preformatted = 0
    private var numbers = ListNumbers()

    mutating func run(_ root: xmlNodePtr) {
      var node = unsafe root
      var entering = true
      while true {
        if entering {
          let descend = unsafe enter(node)
          if descend, let child = unsafe node.pointee.children {
            unsafe node = child
            continue
          }
          unsafe leave(node)
        }
        if unsafe node == root { return }
        if let next = unsafe node.pointee.next {
          unsafe node = next
          entering = true
        } else if let parent = unsafe node.pointee.parent {
          unsafe node = parent
          unsafe leave(node)
          entering = false
        } else {
          return
        }
      }
    }

    /// Returns whether the node's children are to be read.
    private mutating func enter(_ node: xmlNodePtr) -> Bool {
      switch unsafe node.pointee.type {
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        if let content = unsafe node.pointee.content {
          append(unsafe String(cString: content))
        }
        return false
      case XML_ELEMENT_NODE:
        let name = unsafe Self.name(node)
        if silent.contains(name) { return false }
        if name == "br" {
          endLine()
        } else if cells.contains(name) {
          if !line.isEmpty { line += "\t" }
        } else if !inline.contains(name) {
          endBlock()
        }
        if name == "pre" { preformatted += 1 }
        numbers.begin(name) { unsafe Self.attribute($0, of: node) }
        return true
      default: return unsafe node.pointee.type == XML_HTML_DOCUMENT_NODE
      }
    }

    private mutating func leave(_ node: xmlNodePtr) {
      guard unsafe node.pointee.type == XML_ELEMENT_NODE else { return }
      let name = unsafe Self.name(node)
      if silent.contains(name) { return }
      if name == "pre" { preformatted -= 1 }
      numbers.end(name)
      if !inline.contains(name), !cells.contains(name), name != "br" { endBlock() }
    }

    private static func name(_ node: xmlNodePtr) -> String {
      guard let name = unsafe node.pointee.name else { return "" }
      return unsafe String(cString: name).lowercased()
    }

    private static func attribute(_ name: String, of node: xmlNodePtr) -> String? {
      var attribute = unsafe node.pointee.properties
      while let found = unsafe attribute {
        if let foundName = unsafe found.pointee.name, unsafe String(cString: foundName) == name {
          guard let value = unsafe found.pointee.children?.pointee.content else { return "" }
          return unsafe String(cString: value)
        }
        unsafe attribute = found.pointee.next
      }
      return nil
    }

    /// White space runs are one space, except in `pre`; the ideographic space is text.
    private mutating func append(_ text: String) {
      let shown = text.drop(while: \.isWhitespace)
      if !shown.isEmpty { line += numbers.mark(before: shown) }
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\n" where preformatted > 0: endLine()
        case " ", "\n", "\r", "\t", "\u{0C}":
          if preformatted > 0 {
            line.unicodeScalars.append(scalar)
          } else if !line.isEmpty, line.unicodeScalars.last != " ",
            line.unicodeScalars.last != "\t"
          {
            line += " "
          }
        case "\u{A0}": line += " "
        default:
          if scalar.value >= 0x20, scalar != "\u{200B}", scalar != "\u{FEFF}" {
            line.unicodeScalars.append(scalar)
          }
        }
      }
    }

    private mutating func endLine() {
      while let last = line.unicodeScalars.last, last.properties.isWhitespace {
        line.unicodeScalars.removeLast()
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
    }

    private mutating func endBlock() {
      endLine()
      if !lines.isEmpty { blocks.append(lines) }
      lines = []
    }

    mutating func finished() -> [[String]] {
      endBlock()
      return blocks
    }
  }
}
