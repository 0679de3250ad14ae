/// Dashes that were read as the numeral 一, which has their shape.
///
/// The dash of two em (——) is taken for 一一 only where a sentence or a remark has ended before it or the
/// line begins, since 一一 is a word too (一一列举); the dash of a range or a standard's number only
/// between digits, where no Chinese numeral stands.
///
/// Source: of 28 dashes that Tesseract 5.3 so read on 65 pages of scans 22 are of these two kinds; the others
/// follow Chinese text or a comma and are left. 474,000 characters of clean text stay as they are.
enum Dashes {
  static func repair(_ scalars: [Unicode.Scalar], into changes: inout LineChanges) {
    var start = 0
    while start < scalars.count {
      guard scalars[start] == "一" else {
        start += 1
        continue
      }
      var end = start
      while end < scalars.count, scalars[end] == "一" { end += 1 }
      let before = start > 0 ? scalars[start - 1] : nil
      let after = end < scalars.count ? scalars[end] : nil
      if end - start == 2, let after, after.isHan, endsRemark(before) {
        changes.change(start, to: "—", rule: "dash")
        changes.change(start + 1, to: "—", rule: "dash")
      } else if end - start == 1, let before, let after, before.isDigit, after.isDigit {
        changes.change(start, to: "—", rule: "dash")
      }
      start = end
    }
  }

  /// Whether nothing stands before, or a mark that ends a sentence, a quotation or an announcement.
  private static func endsRemark(_ before: Unicode.Scalar?) -> Bool {
    guard let before else { return true }
    return "。！？：；…”’》）!?:;)".unicodeScalars.contains(before)
  }
}
