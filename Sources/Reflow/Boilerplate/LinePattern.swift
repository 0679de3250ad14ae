/// A pattern of a boilerplate file: folded text with wildcards.
///
/// | written | stands for |
/// |---|---|
/// | `#` | a number: 3, 1,024, 4.5, 2万 |
/// | `@` | a date or a time: 2017-03-21, 2017年3月21日, 3天前, 12:30 |
/// | `*` | anything, or nothing, inside a sentence (no 。！？) |
/// | `{a\|b\|}` | one of these; the last one here is nothing |
/// | `\` | takes the next character as it is |
///
/// Everything else is compared after folding (``FoldedText``), so that spaces, width and case do not count.
struct LinePattern: Equatable {
  /// As it stands in the file.
  var source: String
  var elements: [Element]

  indirect enum Element: Equatable {
    case scalar(Unicode.Scalar)
    case digits
    case anything
    case oneOf([[Element]])
  }

  /// Reads a pattern.
  init(_ source: String) throws(BoilerplateProblem) {
    self.source = source
    var parser = Parser(rest: source.unicodeScalars[...])
    elements = try parser.sequence(inside: false)
    guard Self.leastLength(of: elements) > 0 else { throw .matchesAnything(source) }
  }

  /// Scalars that the shortest matching line has.
  static func leastLength(of elements: [Element]) -> Int {
    elements.reduce(0) { sum, element in
      switch element {
      case .scalar, .digits: sum + 1
      case .anything: sum
      case .oneOf(let choices): sum + (choices.map { leastLength(of: $0) }.min() ?? 0)
      }
    }
  }

  /// Whether every matching text begins with a certain character, so that it can be looked for in a line.
  var beginsFirmly: Bool { Self.beginsFirmly(elements) }

  private static func beginsFirmly(_ elements: [Element]) -> Bool {
    switch elements.first {
    case .scalar: true
    case .oneOf(let choices): choices.allSatisfy { beginsFirmly($0) }
    case .digits, .anything, nil: false
    }
  }

  private struct Parser {
    var rest: Substring.UnicodeScalarView
    /// Braces that are open.
    private var depth = 0

    init(rest: Substring.UnicodeScalarView) {
      self.rest = rest
    }

    /// Braces in braces that a pattern may have.
    private static let mostDepth = 16

    mutating func sequence(inside: Bool) throws(BoilerplateProblem) -> [Element] {
      var elements: [Element] = []
      while let scalar = rest.first {
        if inside && (scalar == "|" || scalar == "}") { return elements }
        rest = rest.dropFirst()
        switch scalar {
        case "#": elements += Self.number
        case "@": elements.append(Self.date)
        case "*": if elements.last != .anything { elements.append(.anything) }
        case "{": elements.append(.oneOf(try choices()))
        case "}": throw .strayBrace
        case "\\":
          guard let next = rest.popFirst() else { throw .strayBackslash }
          append(next, to: &elements)
        default: append(scalar, to: &elements)
        }
      }
      if inside { throw .openBrace }
      return elements
    }

    private mutating func choices() throws(BoilerplateProblem) -> [[Element]] {
      depth += 1
      guard depth <= Self.mostDepth else { throw .tooDeep(most: Self.mostDepth) }
      defer { depth -= 1 }
      var choices: [[Element]] = []
      repeat {
        let start = rest
        let choice = try sequence(inside: true)
        if choice.isEmpty && start.startIndex != rest.startIndex {
          throw .onlyIcons(String(start[..<rest.startIndex]))
        }
        choices.append(choice)
      } while rest.popFirst() == "|"
      return choices
    }

    private func append(_ scalar: Unicode.Scalar, to elements: inout [Element]) {
      if let folded = FoldedText.fold(scalar) { elements.append(.scalar(folded)) }
    }

    private static func text(_ text: String) -> [Element] {
      text.unicodeScalars.map { .scalar($0) }
    }

    private static func any(of texts: String...) -> Element { .oneOf(texts.map(text)) }

    /// Digits with points and commas in them, and what stands for thousands behind them.
    static let number: [Element] =
      [
        .digits,
        .oneOf([[], [any(of: ",", "."), .digits], [.scalar(","), .digits, .scalar(","), .digits]]),
        any(of: "", "万", "亿", "千", "k", "w", "+", "万+", "k+", "w+"),
      ]

    static let time: [Element] =
      [.scalar(":"), .digits, .oneOf([[], [.scalar(":"), .digits]])]

    static let date: Element = {
      let day: [Element] = [
        .digits, any(of: "-", "/", ".", "年"), .digits, any(of: "-", "/", ".", "月"), .digits,
        any(of: "", "日"), .oneOf([[], [.oneOf([[], [.digits]])] + time]),
      ]
      let ago: [Element] =
        [
          .digits, any(of: "秒", "分钟", "小时", "天", "日", "周", "个月", "月", "年"),
          any(of: "", "之", "以"), .scalar("前"),
        ]
      let short: [Element] = [
        .digits, any(of: "-", "/", "月"), .digits, any(of: "", "日"), .oneOf([[], time]),
      ]
      let named: [Element] = [any(of: "今天", "昨天", "前天", "刚刚"), .oneOf([[], [.digits] + time])]
      let month: [Element] = [.digits, .scalar("年"), .digits, .scalar("月")]
      return .oneOf([day, ago, short, named, month, [.digits] + time])
    }()
  }
}
