import DocumentModel

/// The one page of a PAGE file: a page of the document, or all of them one below the other.
struct PageSheet {
  /// A page of the document on the sheet.
  struct Place {
    /// Index among the document's pages.
    var index: Int
    /// Pixels from the top of the sheet.
    var top: Int
    var page: Page
  }

  private(set) var places: [Place] = []
  private(set) var width = 0
  private(set) var height = 0

  /// `number`: of the only page that is wanted; `nil` for all.
  init(of document: Document, only number: Int?) {
    for (index, page) in document.pages.enumerated()
    where number == nil || page.number == number {
      places.append(Place(index: index, top: height, page: page))
      width = max(width, page.width)
      // Sizes that a damaged file states must not overflow; the schema's numbers have 32 bits.
      height = min(height + max(min(page.height, 1 << 24), 0), Int(Int32.max))
    }
    width = min(width, Int(Int32.max))
  }

  /// What is known of each page and has no place in PAGE's own words.
  func writeAttributes(to xml: XMLWriter) {
    guard !places.isEmpty else { return }
    xml.open("UserDefined")
    for place in places {
      let page = place.page
      let name = "page_\(place.index + 1)"
      attribute("\(name).number", String(page.number), to: xml)
      attribute("\(name).top", String(place.top), to: xml)
      attribute("\(name).width", String(page.width), to: xml)
      attribute("\(name).height", String(page.height), to: xml)
      attribute("\(name).dpi", String(page.dpi), to: xml)
      attribute("\(name).origin", page.origin.rawValue, to: xml)
      if let failure = page.failure {
        attribute("\(name).failure", failure.message, to: xml)
      }
      if let map = page.toSource {
        let numbers = [map.a, map.b, map.tx, map.c, map.d, map.ty].map { String($0) }
        attribute("\(name).toSource", numbers.joined(separator: " "), to: xml)
      }
    }
    xml.lineBreak()
    xml.close()
    xml.lineBreak()
  }

  private func attribute(_ name: String, _ value: String, to xml: XMLWriter) {
    xml.lineBreak()
    xml.element("UserAttribute", ["name": name, "type": "xsd:string", "value": value])
  }
}
