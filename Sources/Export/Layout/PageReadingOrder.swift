import DocumentModel

/// The order in which the regions of a PAGE file are read: a group for each page, in it the regions of the
/// text in the order of the paragraphs.
struct PageReadingOrder {
  let sheet: PageSheet
  let layout: DocumentLayout

  /// Nothing for a document without text, as the schema wants no empty group.
  func write(to xml: XMLWriter, _ sink: inout any ByteSink) throws {
    var groups = 0
    for place in sheet.places {
      let order = layout.page(place.index).readingOrder
      guard !order.isEmpty else { continue }
      if groups == 0 {
        xml.open("ReadingOrder")
        xml.open("OrderedGroup", ["id": "order"])
      }
      xml.lineBreak()
      xml.open(
        "OrderedGroupIndexed",
        [
          "id": "order_\(place.index + 1)", "index": String(groups),
          "caption": "page \(place.page.number)",
          "custom": "page {number:\(place.page.number); top:\(place.top);}",
        ])
      for (position, part) in order.enumerated() {
        xml.element(
          "RegionRefIndexed",
          ["index": String(position), "regionRef": "region_\(place.index + 1)_\(part + 1)"])
      }
      xml.close()
      try xml.pour(into: &sink)
      groups += 1
    }
    guard groups > 0 else { return }
    xml.lineBreak()
    xml.close()
    xml.close()
    xml.lineBreak()
  }
}
