import Foundation
import FoundationXML

/// Counts the text of a word processor's XML and lists its pictures.
final class OfficeReader: NSObject, XMLParserDelegate {
  enum Dialect {
    case word
    case openDocument
  }

  /// Relations (Word) or members (OpenDocument), in order.
  private(set) var pictures: [String] = []
  private var characters = 0
  /// Something that is not a whole upright picture.
  private var isUnusual = false
  private let dialect: Dialect
  private var isText = false
  private var skipped = 0

  /// `nil` when it is no well-formed XML.
  init?(_ xml: [UInt8], _ dialect: Dialect) {
    self.dialect = dialect
    super.init()
    let parser = XMLParser(data: Data(xml))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func isPicturesOnly(_ textLimit: Int) -> Bool {
    !pictures.isEmpty && !isUnusual && characters <= textLimit
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    // The fallback repeats what the choice before it holds.
    if element == "mc:Fallback" || skipped > 0 {
      skipped += 1
      return
    }
    switch dialect {
    case .word: startWord(element, attributes)
    case .openDocument: startOpenDocument(element, attributes)
    }
  }

  private func startWord(_ element: String, _ attributes: [String: String]) {
    switch element {
    case "w:t": isText = true
    case "a:blip":
      if let picture = attributes["r:embed"] { pictures.append(picture) } else { isUnusual = true }
    case "v:imagedata":
      if let picture = attributes["r:id"] { pictures.append(picture) } else { isUnusual = true }
      let crops = ["croptop", "cropbottom", "cropleft", "cropright"]
      if crops.contains(where: { attributes[$0] != nil }) { isUnusual = true }
    case "a:srcRect":
      if attributes.values.contains(where: { $0 != "0" }) { isUnusual = true }
    case "a:xfrm", "pic:xfrm":
      let isTurned = ["rot", "flipH", "flipV"].contains { (attributes[$0] ?? "0") != "0" }
      if isTurned { isUnusual = true }
    case "wp:extent":
      // English Metric Units, 914,400 to the inch: smaller pictures are no pages.
      let sides = ["cx", "cy"].compactMap { attributes[$0].flatMap(Double.init) }
      if sides.contains(where: { $0 < 2 * 914_400 }) { isUnusual = true }
    case "w:object", "w:altChunk", "c:chart", "m:oMath", "wps:wsp", "wpg:wgp", "w:tbl":
      isUnusual = true
    default: return
    }
  }

  private func startOpenDocument(_ element: String, _ attributes: [String: String]) {
    switch element {
    case "text:p", "text:h", "text:span", "text:a": isText = true
    case "draw:image":
      if let picture = attributes["xlink:href"] {
        pictures.append(picture)
      } else {
        isUnusual = true
      }
    case "draw:frame":
      if attributes["draw:transform"] != nil { isUnusual = true }
    case "style:graphic-properties":
      let clip = attributes["fo:clip"] ?? ""
      if clip.contains(where: { ("1"..."9").contains($0) }) { isUnusual = true }
      if (attributes["style:mirror"] ?? "none") != "none" { isUnusual = true }
    case "draw:object", "draw:object-ole", "draw:custom-shape", "table:table": isUnusual = true
    default: return
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard isText, skipped == 0 else { return }
    characters += string.unicodeScalars.count { !$0.properties.isWhitespace }
  }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    if skipped > 0 {
      skipped -= 1
    } else if dialect == .word, element == "w:t" {
      isText = false
    }
  }
}

/// Reads a package's relations: identifier to target, linked ones left out.
final class RelationReader: NSObject, XMLParserDelegate {
  private(set) var targets: [String: String] = [:]

  /// `nil` when it is no well-formed XML.
  init?(_ xml: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(xml))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    guard element == "Relationship", attributes["TargetMode"] != "External",
      let identifier = attributes["Id"], let target = attributes["Target"]
    else { return }
    targets[identifier] = target
  }
}
