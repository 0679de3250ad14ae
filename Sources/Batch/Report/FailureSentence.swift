/// The two halves of a failure's message: what is wrong, and what to do about it.
struct FailureSentence: Hashable {
  /// Without the details in brackets, which differ from file to file, and without its subject
  /// (`protected by a password`).
  let fact: String
  /// `nil` when the message offers none.
  let remedy: String?

  /// Messages end in `; ` and the remedy where there is one.
  init(_ message: String) {
    let parts = Self.halves(of: message)
    fact = Self.withoutSubject(Self.withoutDetail(parts.fact))
    remedy = parts.remedy
  }

  private static func halves(of message: String) -> (fact: String, remedy: String?) {
    var end = message.endIndex
    while let semicolon = message[..<end].lastIndex(of: ";") {
      let rest = message[message.index(after: semicolon)...]
      // A semicolon inside a detail, or without a space, parts nothing.
      if rest.first == " ", opened(rest) >= 0 {
        return (String(message[..<semicolon]), String(rest.dropFirst()))
      }
      end = semicolon
    }
    return (message, nil)
  }

  /// Brackets opened in `text` minus brackets closed there.
  private static func opened(_ text: Substring) -> Int {
    text.reduce(0) { $1 == "(" ? $0 + 1 : $1 == ")" ? $0 - 1 : $0 }
  }

  private static func withoutDetail(_ fact: String) -> String {
    guard let open = fact.firstIndex(of: "("), let close = fact.lastIndex(of: ")"), open < close
    else { return fact }
    let after = fact[fact.index(after: close)...]
    let before = fact[..<open]
    return String(before.last == " " ? before.dropLast() : before) + String(after)
  }

  private static func withoutSubject(_ fact: String) -> String {
    for subject in ["it is ", "it "] where fact.hasPrefix(subject) {
      return String(fact.dropFirst(subject.count))
    }
    return fact
  }
}
