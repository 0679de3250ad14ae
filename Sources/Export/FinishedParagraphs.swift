import DocumentModel

extension Document {
  /// The paragraphs to export: those that reflow made, or else one per line of the body with a
  /// placeholder for each page that could not be read and a remark for each labelled line.
  var finishedParagraphs: [Paragraph] {
    guard paragraphs.isEmpty else { return paragraphs }
    var made: [Paragraph] = []
    for (index, page) in pages.enumerated() {
      if let placeholder = Document.placeholder(for: page) { made.append(placeholder) }
      for (number, line) in page.lines.enumerated() {
        let reference = LineReference(page: index, line: number)
        if line.drop == nil {
          made.append(Paragraph(kind: .body, text: line.text, lines: [reference]))
        } else if let remark = Document.remark(on: self, reference) {
          made.append(remark)
        }
      }
    }
    return made
  }
}
