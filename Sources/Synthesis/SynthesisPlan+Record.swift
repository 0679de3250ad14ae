extension SynthesisPlan {
  /// All that decides what is on the pages, beside the fonts' files; other plans have another record.
  public var record: [String] {
    fonts.map { "\($0.family)#\($0.index)" } + pages.flatMap(\.record)
  }
}

extension PageSpec {
  fileprivate var record: [String] {
    let numbers = [number, font, dpi, layout.columns, layout.lines].map(String.init)
    let lengths = [
      layout.paper.width, layout.paper.height, layout.size, layout.pitch, layout.left, layout.top,
      strength,
    ].map { String($0) }
    return [(numbers + lengths + [damage.rawValue, String(seed)]).joined(separator: " ")]
      + ["\(paragraphs.count)"] + paragraphs
  }
}
