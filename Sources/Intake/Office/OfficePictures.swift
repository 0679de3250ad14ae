import Foundation
import FoundationXML

/// The page pictures of a .docx or .odt that holds next to nothing else.
///
/// Taken from the file as they were put in, in the order of the text. Anything beyond whole upright
/// pictures (cropped, turned, small, linked, drawn) leaves the document to LibreOffice.
enum OfficePictures {
  /// Printed characters that a document of pictures may have.
  private static let textLimit = 10
  /// Bytes of a document's XML that are looked at.
  private static let xmlLimit = 32 << 20
  private static let pictureLimit = 5000
  /// Bytes of all pictures together; more is a bomb, or wants other means.
  private static let totalLimit = 1 << 30

  /// Files of the pictures under `folder`; `nil` when the document is no such one.
  static func extract(
    _ file: String, kind: FileKind, to folder: URL, scratch: String
  ) throws(IntakeError) -> [String]? {
    let members: [String]?
    switch kind {
    case .docx: members = try wordMembers(file, scratch)
    case .odt: members = try openDocumentMembers(file, scratch)
    default: members = nil
    }
    guard let members, !members.isEmpty, members.count <= pictureLimit else { return nil }
    var files: [String] = []
    var extracted: [String: String] = [:]
    var total = 0
    for (index, member) in members.enumerated() {
      if let known = extracted[member] {
        files.append(known)
        continue
      }
      let target = folder.appendingPathComponent("picture-\(index)").path
      try Unzip.extract(member, of: file, to: target, scratch: scratch)
      guard let sample = try? FileSample(path: target), ContentSniffer.picture(sample) != nil,
        total + sample.size <= totalLimit
      else { return nil }
      total += sample.size
      extracted[member] = target
      files.append(target)
    }
    return files
  }

  private static func wordMembers(_ file: String, _ scratch: String) throws(IntakeError)
    -> [String]?
  {
    let xml = try Unzip.read("word/document.xml", of: file, limit: xmlLimit, scratch: scratch)
    guard let reader = OfficeReader(xml, .word), reader.isPicturesOnly(textLimit) else {
      return nil
    }
    let relations = try Unzip.read(
      "word/_rels/document.xml.rels", of: file, limit: xmlLimit, scratch: scratch)
    guard let targets = RelationReader(relations)?.targets else { return nil }
    let members = reader.pictures.map { targets[$0] }
    guard members.allSatisfy({ $0 != nil }) else { return nil }
    return members.compactMap { target in
      target.map { $0.hasPrefix("/") ? String($0.dropFirst()) : "word/\($0)" }
    }
  }

  private static func openDocumentMembers(
    _ file: String, _ scratch: String
  ) throws(IntakeError) -> [String]? {
    let xml = try Unzip.read("content.xml", of: file, limit: xmlLimit, scratch: scratch)
    guard let reader = OfficeReader(xml, .openDocument), reader.isPicturesOnly(textLimit),
      reader.pictures.allSatisfy({ $0.hasPrefix("Pictures/") })
    else { return nil }
    return reader.pictures
  }
}

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
