/// A line of a table of contents that leads somewhere.
struct ContentsEntry {
  var text: String
  /// 1 or more.
  var level: Int
  /// Where its link leads.
  var target: String
}

/// A table of contents in markup: ordered lists, one inside the other.
struct ContentsMarkup {
  let xml: XMLWriter
  /// Levels of the lists that are open, from the outermost.
  private var open: [Int] = []

  init(xml: XMLWriter) {
    self.xml = xml
  }

  /// Writes one list with a link for each of `entries`, which must not be empty.
  ///
  /// A list opens only inside the entry before it and each entry has at most one, as EPUB wants it;
  /// a deeper heading before the first shallow one stands beside it.
  mutating func write(_ entries: some Sequence<ContentsEntry>) {
    for entry in entries {
      while open.count > 1, open[open.count - 2] >= entry.level { endList() }
      if let last = open.last, last >= entry.level {
        xml.closeWithEndTag()
        open[open.count - 1] = entry.level
      } else {
        xml.open("ol")
        open.append(entry.level)
      }
      xml.open("li")
      xml.open("a", ["href": entry.target])
      xml.text(entry.text)
      xml.closeWithEndTag()
    }
    while !open.isEmpty { endList() }
  }

  private mutating func endList() {
    xml.closeWithEndTag()
    xml.closeWithEndTag()
    xml.lineBreak()
    open.removeLast()
  }
}
