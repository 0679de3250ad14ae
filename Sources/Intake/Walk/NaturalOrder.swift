/// The order of people: `2.png` before `10.png`.
enum NaturalOrder {
  /// Compares runs of ASCII digits by their value and everything else by Unicode scalar; equal
  /// values (`1`, `01`) fall back to plain order, so that the order is total.
  static func precedes(_ left: String, _ right: String) -> Bool {
    let a = Array(left.unicodeScalars)
    let b = Array(right.unicodeScalars)
    var i = 0
    var j = 0
    while i < a.count, j < b.count {
      if isDigit(a[i]), isDigit(b[j]) {
        let first = digits(a, from: &i)
        let second = digits(b, from: &j)
        if first.count != second.count { return first.count < second.count }
        if first != second { return first.lexicographicallyPrecedes(second) }
      } else {
        if a[i] != b[j] { return a[i].value < b[j].value }
        i += 1
        j += 1
      }
    }
    if a.count - i != b.count - j { return a.count - i < b.count - j }
    return a.lexicographicallyPrecedes(b) { $0.value < $1.value }
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// The digits from `index` on without leading zeros; moves `index` behind them.
  private static func digits(_ scalars: [Unicode.Scalar], from index: inout Int) -> [UInt32] {
    let start = index
    while index < scalars.count, isDigit(scalars[index]) { index += 1 }
    return Array(scalars[start..<index].drop { $0 == "0" }.map(\.value))
  }
}
