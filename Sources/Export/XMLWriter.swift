import CLibXML2
import DocumentModel

/// Writes XML element by element, by libxml2's writer, and hands the bytes on as they come.
///
/// UTF-8 without indentation, attributes in the order given: the same calls give the same bytes. What
/// XML 1.0 cannot hold (control characters, U+FFFE, U+FFFF) becomes a space. A caller pours what has
/// gathered into its sink after each page or paragraph, so that memory does not grow with the document.
@safe final class XMLWriter {
  private let buffer: xmlBufferPtr
  private let writer: xmlTextWriterPtr
  /// Set once the library refuses a call: it does so without memory, or for an end without a start.
  private var isBroken = false

  /// - Throws: ``ExportError/xmlFailed`` without memory.
  init() throws(ExportError) {
    guard let buffer = unsafe xmlBufferCreate() else { throw .xmlFailed }
    guard let writer = unsafe xmlNewTextWriterMemory(buffer, 0) else {
      unsafe xmlBufferFree(buffer)
      throw .xmlFailed
    }
    unsafe self.buffer = buffer
    unsafe self.writer = writer
  }

  deinit {
    unsafe xmlFreeTextWriter(writer)
    unsafe xmlBufferFree(buffer)
  }

  /// `<?xml version="1.0" encoding="UTF-8"?>` and a line break.
  func declare() {
    note(unsafe xmlTextWriterStartDocument(writer, "1.0", "UTF-8", nil))
  }

  /// A document type declaration as it stands, with a line break.
  func documentType(_ declaration: String) {
    note(unsafe xmlTextWriterWriteRaw(writer, declaration + "\n"))
  }

  /// Opens an element.
  func open(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
    note(unsafe xmlTextWriterStartElement(writer, name))
    for (key, value) in attributes { attribute(key, value) }
  }

  /// An attribute of the element that was opened last, before anything is in it.
  func attribute(_ name: String, _ value: String) {
    note(unsafe xmlTextWriterWriteAttribute(writer, name, Self.allowed(value)))
  }

  func text(_ text: String) {
    note(unsafe xmlTextWriterWriteString(writer, Self.allowed(text)))
  }

  /// Markup as it stands, such as a style sheet of our own.
  func markup(_ markup: String) {
    note(unsafe xmlTextWriterWriteRaw(writer, markup))
  }

  /// Closes the element that was opened last, `<a/>` when there is nothing in it.
  func close() {
    note(unsafe xmlTextWriterEndElement(writer))
  }

  /// The same, always with an end tag: HTML knows no `<td/>`.
  func closeWithEndTag() {
    note(unsafe xmlTextWriterFullEndElement(writer))
  }

  /// A whole element.
  func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text content: String = ""
  ) {
    open(name, attributes)
    if !content.isEmpty { text(content) }
    close()
  }

  /// Ends a line of the file, for people and for comparisons by line.
  func lineBreak() {
    note(unsafe xmlTextWriterWriteRaw(writer, "\n"))
  }

  /// Hands on what has gathered.
  ///
  /// - Throws: ``ExportError/xmlFailed``, or what the sink throws.
  func pour(into sink: inout any ByteSink) throws {
    guard unsafe xmlTextWriterFlush(writer) >= 0, !isBroken else { throw ExportError.xmlFailed }
    let count = Int(unsafe xmlBufferLength(buffer))
    guard count > 0, let content = unsafe xmlBufferContent(buffer) else { return }
    try sink.write(bytes: unsafe Array(UnsafeBufferPointer(start: content, count: count)))
    unsafe xmlBufferEmpty(buffer)
  }

  private func note(_ result: Int32) {
    if result < 0 { isBroken = true }
  }

  /// `text` with a space for each scalar that XML 1.0 has no way to write.
  private static func allowed(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { !isAllowed($0) }) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(isAllowed(scalar) ? scalar : " ") }
    return String(scalars)
  }

  /// Source: https://www.w3.org/TR/xml/#charsets; C1 controls are left out too, as HTML wants it.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD: true
    case 0..<0x20, 0x7F...0x9F, 0xFFFE...0xFFFF: false
    default: true
    }
  }
}
