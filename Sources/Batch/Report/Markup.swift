/// A piece of HTML.
///
/// Text that is put into it is made visible and escaped, so that no name or message can become markup;
/// only literals in the code and other pieces are taken as they are.
///
/// Attribute values are always written in double quotes.
package struct Markup: ExpressibleByStringInterpolation, Sendable, Hashable {
  package let html: String

  package init(stringLiteral value: String) { html = value }

  package init(stringInterpolation: StringInterpolation) { html = stringInterpolation.html }

  /// - Parameter html: text that is HTML already, or has no character that means something there.
  package init(trusted html: String) { self.html = html }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var html = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      html.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    package mutating func appendLiteral(_ literal: String) { html += literal }

    package mutating func appendInterpolation(_ text: String, limit: Int = 300) {
      html += Markup.escaped(VisibleText.of(text, limit: limit))
    }

    package mutating func appendInterpolation(_ number: Int) {
      html += ReportNumbers.grouped(number)
    }

    package mutating func appendInterpolation(_ piece: Markup) { html += piece.html }

    package mutating func appendInterpolation(_ pieces: [Markup]) {
      for piece in pieces { html += piece.html }
    }
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { html, scalar in
      switch scalar {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"": html += "&quot;"
      case "'": html += "&#39;"
      default: html.unicodeScalars.append(scalar)
      }
    }
  }
}
