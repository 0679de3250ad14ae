import Foundation
import FoundationXML

/// A line of a PDF's text layer: its words with their boxes in points, origin at the top left.
struct LayoutLine: Equatable {
  struct Word: Equatable {
    var text: String
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double
  }

  var words: [Word] = []
  /// Index of the block on the page.
  var block: Int
}

/// Reads one page of what `pdftotext -bbox-layout` writes.
final class LayoutReader: NSObject, XMLParserDelegate {
  private(set) var width = 0.0
  private(set) var height = 0.0
  private(set) var lines: [LayoutLine] = []
  private var block = -1
  private var word: LayoutLine.Word?

  /// `nil` when the answer is no well-formed XML.
  init?(_ xhtml: [UInt8]) {
    super.init()
    // pdftotext hands on control characters of the PDF, which XML does not allow.
    let clean = xhtml.filter { $0 >= 0x20 || $0 == 0x0A || $0 == 0x09 }
    let parser = XMLParser(data: Data(clean))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    switch element {
    case "page":
      width = Self.number(attributes["width"])
      height = Self.number(attributes["height"])
    case "block": block += 1
    case "line": lines.append(LayoutLine(block: max(block, 0)))
    case "word":
      word = LayoutLine.Word(
        text: "", left: Self.number(attributes["xMin"]), top: Self.number(attributes["yMin"]),
        right: Self.number(attributes["xMax"]), bottom: Self.number(attributes["yMax"]))
    default: return
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { word?.text += string }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    guard element == "word", let word else { return }
    if !word.text.isEmpty, !lines.isEmpty { lines[lines.count - 1].words.append(word) }
    self.word = nil
  }

  private static func number(_ text: String?) -> Double {
    guard let value = text.flatMap(Double.init), value.isFinite else { return 0 }
    return min(max(value, -1e6), 1e6)
  }
}
