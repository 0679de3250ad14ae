/// The file name of an output.
public enum OutputName {
  /// Longest file name in bytes on the file systems in use.
  public static let limitBytes = 255

  /// `input` with `suffix`; a name over `limit` bytes of UTF-8 is cut at a character and given `~` and
  /// 16 hexadecimal digits of a hash of the whole name, so that two long names stay two.
  ///
  /// `input` is the last component of the input's path with its own suffix, `suffix` the format's with
  /// its dot; `limit` must leave room for the suffix and 17 bytes more.
  public static func fileName(for input: String, suffix: String, limit: Int = limitBytes) -> String
  {
    guard input.utf8.count + suffix.utf8.count > limit else { return input + suffix }
    let mark = "~" + hash(input)
    var room = limit - suffix.utf8.count - mark.utf8.count
    var kept = ""
    for character in input {
      room -= character.utf8.count
      guard room >= 0 else { break }
      kept.append(character)
    }
    return kept + mark + suffix
  }

  /// FNV-1a, 64 bits. Source: http://www.isthe.com/chongo/tech/comp/fnv/
  private static func hash(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
