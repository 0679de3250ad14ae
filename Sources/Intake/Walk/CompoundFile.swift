/// The directory of an OLE compound file, enough to tell Word's text from other programs' files.
///
/// Source: [MS-CFB], sections 2.2 (header), 2.3 (FAT) and 2.6 (directory entries).
enum CompoundFile {
  static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  private static let entryLength = 128
  /// Most directory sectors looked at; Word's files have one to ten.
  private static let sectorLimit = 64
  /// Positions of FAT sectors that the header itself holds.
  private static let headerPositions = 109

  /// Names of streams and storages; empty when the directory lies beyond the file's end.
  static func streamNames(of sample: FileSample) -> Set<String> {
    guard let shift = sample.head.uint16(at: 30), (7...16).contains(shift),
      var sector = sample.head.uint32(at: 48)
    else { return [] }
    let sectorLength = 1 << shift
    var names: Set<String> = []
    for _ in 0..<sectorLimit {
      let bytes = sample.bytes(at: (sector + 1) * sectorLength, count: sectorLength)
      guard !bytes.isEmpty else { break }
      for offset in stride(from: 0, to: bytes.count, by: entryLength) {
        if let name = name(ofEntryAt: offset, in: bytes) { names.insert(name) }
      }
      guard let next = successor(of: sector, in: sample, sectorLength: sectorLength) else { break }
      sector = next
    }
    return names
  }

  private static func name(ofEntryAt offset: Int, in bytes: [UInt8]) -> String? {
    guard let length = bytes.uint16(at: offset + 64), (4...64).contains(length),
      offset + length <= bytes.count
    else { return nil }
    let units = stride(from: offset, to: offset + length - 2, by: 2).compactMap {
      bytes.uint16(at: $0).map(UInt16.init(truncatingIfNeeded:))
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// The sector that follows in the chain; `nil` at its end.
  private static func successor(of sector: Int, in sample: FileSample, sectorLength: Int) -> Int? {
    let perSector = sectorLength / 4
    let index = sector / perSector
    guard index < headerPositions, let fat = sample.head.uint32(at: 76 + 4 * index),
      fat < 0xFFFF_FFFA
    else { return nil }
    let entry = sample.bytes(at: (fat + 1) * sectorLength + 4 * (sector % perSector), count: 4)
    guard let next = entry.uint32(at: 0), next < 0xFFFF_FFFA else { return nil }
    return next
  }
}
