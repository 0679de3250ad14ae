/// The comments of a Word document.
enum WordComments {
  /// What a comment says of a place: how sure the reading is, and where to look.
  static func text(of doubt: Doubt) -> String {
    "识别把握 \(Int((doubt.confidence * 100).rounded()))%，请核对原件第 \(doubt.page) 页。"
  }

  /// `word/comments.xml`; a comment's number is its place in `doubts`.
  static func write(_ doubts: [Doubt], to xml: XMLWriter) {
    xml.declare()
    xml.open("w:comments", ["xmlns:w": WordParts.namespace])
    for (number, doubt) in doubts.enumerated() {
      xml.open(
        "w:comment", ["w:id": String(number), "w:author": "kanwu", "w:initials": "kw"])
      xml.open("w:p")
      xml.open("w:pPr")
      xml.element("w:pStyle", ["w:val": "CommentText"])
      xml.close()
      xml.open("w:r")
      xml.element("w:t", text: text(of: doubt))
      xml.close()
      xml.close()
      xml.close()
      xml.lineBreak()
    }
    xml.close()
    xml.lineBreak()
  }
}
