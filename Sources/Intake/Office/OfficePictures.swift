import Foundation

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
