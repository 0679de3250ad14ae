/// A zip whose members are stored without compression.
struct TinyZip {
  var members: [(name: String, data: [UInt8])]

  var bytes: [UInt8] {
    var body: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let name = Array(member.name.utf8)
      let sizes =
        word(crc(member.data), 4) + word(member.data.count, 4) + word(member.data.count, 4)
        + word(name.count, 2) + word(0, 2)
      let common = word(20, 2) + word(0, 2) + word(0, 2) + word(0, 2) + word(0x21, 2) + sizes
      directory += word(0x0201_4B50, 4) + word(20, 2) + common
      directory += word(0, 2) + word(0, 2) + word(0, 2) + word(0, 4) + word(body.count, 4) + name
      body += word(0x0403_4B50, 4) + common + name + member.data
    }
    let end =
      word(0x0605_4B50, 4) + word(0, 4) + word(members.count, 2) + word(members.count, 2)
      + word(directory.count, 4) + word(body.count, 4) + word(0, 2)
    return body + directory + end
  }

  private func word(_ value: Int, _ length: Int) -> [UInt8] {
    (0..<length).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private func crc(_ data: [UInt8]) -> Int {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in data {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return Int(~crc)
  }
}

/// Word documents made by hand.
enum TinyDocx {
  static func make(body: String, pictures: [(id: String, data: [UInt8])]) -> [UInt8] {
    let relations = pictures.map {
      "<Relationship Id=\"\($0.id)\" Type=\"image\" Target=\"media/\($0.id).png\"/>"
    }.joined()
    let document =
      "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:a=\"a\" xmlns:r=\"r\" "
      + "xmlns:wp=\"wp\" xmlns:mc=\"mc\" xmlns:v=\"v\"><w:body>\(body)</w:body></w:document>"
    var members: [(name: String, data: [UInt8])] = [
      ("[Content_Types].xml", Array("<Types/>".utf8)),
      ("word/document.xml", Array(document.utf8)),
      ("word/_rels/document.xml.rels", Array("<Relationships>\(relations)</Relationships>".utf8)),
    ]
    members += pictures.map { ("word/media/\($0.id).png", $0.data) }
    return TinyZip(members: members).bytes
  }

  /// Begins like a PNG, which is all that intake looks at.
  static func png(_ mark: UInt8) -> [UInt8] { Magic.png + [mark] }

  static func picture(_ id: String) -> String {
    "<w:p><wp:extent cx=\"5486400\" cy=\"7772400\"/><a:blip r:embed=\"\(id)\"/></w:p>"
  }
}

/// The first bytes of files.
enum Magic {
  static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0]
}
