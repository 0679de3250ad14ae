/// Who made an output, where a format has a place for it.
///
/// Without a version or a date: the same document gives the same bytes.
enum Producer {
  static let name = "kanwu"
}
