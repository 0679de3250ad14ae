/// The numbers that a browser prints before the items of ordered lists, nested ones as well.
struct ListNumbers {
  private enum List {
    case bullets
    /// The number of the next item.
    case numbers(Int)
  }

  private var lists: [List] = []
  /// Number of the item whose text has not begun.
  private var pending: Int?
  /// Depth of elements `nav`, whose items are buttons.
  private var navDepth = 0

  /// - Parameters:
  ///   - element: the name of the element that begins.
  ///   - attribute: looks up its attributes by name.
  mutating func begin(_ element: String, attribute: (String) -> String?) {
    switch element {
    case "nav": navDepth += 1
    case "ul", "menu": lists.append(.bullets)
    case "ol":
      let hidesNumbers = attribute("style")?.contains("none") == true
      lists.append(hidesNumbers ? .bullets : .numbers(attribute("start").flatMap(Int.init) ?? 1))
    case "li":
      guard case .numbers(let next)? = lists.last else { return }
      let number = attribute("value").flatMap(Int.init) ?? next
      lists[lists.count - 1] = .numbers(number &+ 1)
      pending = navDepth == 0 ? number : nil
    default: break
    }
  }

  mutating func end(_ element: String) {
    switch element {
    case "nav": navDepth = max(0, navDepth - 1)
    case "ul", "menu", "ol": _ = lists.popLast()
    case "li": pending = nil
    default: break
    }
  }

  /// What stands before the item's first text: `3. `, or nothing when the text says its number itself.
  mutating func mark(before text: some StringProtocol) -> String {
    guard let number = pending else { return "" }
    pending = nil
    let digits = String(number)
    let rest = text.hasPrefix(digits) ? text.dropFirst(digits.count).first : nil
    let saysNumber = rest.map { ".．、)）:： ".contains($0) } ?? false
    return saysNumber ? "" : digits + ". "
  }
}
