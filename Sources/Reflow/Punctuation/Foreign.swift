/// What stands in Chinese text and has marks of its own: addresses, and lines of programs.
enum Foreign {
  /// Which of a passage's scalars lie in an address or in a line of code.
  static func places(in passage: Passage) -> [Bool] {
    var isForeign = passage.lines.map { line in
      [Bool](repeating: isCode(line.scalars), count: line.scalars.count)
    }
    for (index, line) in passage.lines.enumerated() {
      for address in addresses(in: line.scalars) {
        for offset in address { isForeign[index][offset] = true }
      }
    }
    return passage.places.map { isForeign[$0.line][$0.offset] }
  }

  /// The web addresses and file paths of a line, in order.
  ///
  /// A path goes on over Chinese characters (/wiki/勘误) up to a space, a wide mark or a bracket that was opened
  /// outside it; a host ends at the first Chinese character or narrow comma.
  static func addresses(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var addresses: [Range<Int>] = []
    var offset = 0
    while offset < scalars.count {
      guard let length = markLength(scalars[offset...]) else {
        offset += 1
        continue
      }
      let end = end(of: scalars, from: offset + length, isPath: scalars[offset + 1] == "\\")
      addresses.append(offset..<end)
      offset = end
    }
    return addresses
  }

  /// Length of the `://`, `:\` or `www.` that `text` starts with.
  private static func markLength(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
    switch text.first {
    case ":": text.starts(with: [":", "/", "/"]) ? 3 : text.starts(with: [":", "\\"]) ? 2 : nil
    case "w", "W":
      text.prefix(4).elementsEqual("www.".unicodeScalars) {
        $0.properties.lowercaseMapping == String($1)
      }
        ? 4 : nil
    default: nil
    }
  }

  private static func end(of scalars: [Unicode.Scalar], from start: Int, isPath: Bool) -> Int {
    var isPath = isPath
    var depth = 0
    for offset in start..<scalars.count {
      let scalar = scalars[offset]
      if scalar.isSpace || (scalar.isWideMark && scalar != "·") { return offset }
      if !isPath && (scalar.isHan || scalar == "," || scalar == ";" || scalar == "!") {
        return offset
      }
      if scalar == "/" || scalar == "?" || scalar == "#" { isPath = true }
      if scalar == "(" { depth += 1 }
      if scalar == ")" {
        if depth == 0 { return offset }
        depth -= 1
      }
    }
    return scalars.count
  }

  /// Whether a line is a program's: more than half of it is ASCII, and it has what only programs have.
  ///
  /// A formula has brackets and signs as well, so that these alone do not make a line code.
  static func isCode(_ line: [Unicode.Scalar]) -> Bool {
    let scalars = line.filter { !$0.isSpace }
    guard scalars.contains(where: \.isLatinLetter),
      scalars.count(where: \.isASCII) * 2 > scalars.count
    else { return false }
    if scalars.last == "{" || scalars.first == "}" { return true }
    if words.contains(where: { scalars.starts(with: $0) }) { return true }
    if scalars.last == ";", scalars.contains("=") { return true }
    return zip(scalars, scalars.dropFirst()).contains { first, second in
      switch (first, second) {
      case ("(", "\""), ("(", "'"), ("{", "\""), ("{", "'"), ("=", "="), ("!", "="), ("\\", "n"),
        ("\\", "t"):
        true
      default: false
      }
    }
  }

  private static let words = ["if(", "while(", "for(", "switch(", "elif(", "elseif("].map {
    Array($0.unicodeScalars)
  }
}
