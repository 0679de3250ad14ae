import CQPDF

/// A PDF in the making, by qpdf's library.
///
/// Objects are named by number. Nothing is written before ``write(to:packingObjects:)``; the files of
/// pictures that were taken over must stay until then.
@safe final class PDFDocument {
  private let handle: OpaquePointer

  /// Opens the PDF at `path`, or begins an empty one.
  ///
  /// - Throws: ``PDFError/refused(detail:)`` for a file that qpdf cannot make sense of.
  init(opening path: String? = nil) throws(PDFError) {
    guard let opened = unsafe kanwu_pdf_open(path) else { throw .refused(detail: "no memory") }
    unsafe handle = opened
    if let detail = failure { throw .refused(detail: detail) }
  }

  deinit { unsafe kanwu_pdf_close(handle) }

  var pageCount: Int { Int(unsafe kanwu_pdf_page_count(handle)) }
  /// Whether it bears a digital signature, which any change makes invalid.
  var isSigned: Bool { unsafe kanwu_pdf_is_signed(handle) != 0 }
  var isEncrypted: Bool { unsafe kanwu_pdf_is_encrypted(handle) != 0 }

  /// Adds an object written in PDF syntax.
  func add(object syntax: String) throws(PDFError) -> PDFObject {
    try checked(unsafe kanwu_pdf_add_object(handle, syntax))
  }

  /// Adds a stream with the entries of a dictionary and unpacked data.
  func add(stream dictionary: String = "<<>>", data: [UInt8]) throws(PDFError) -> PDFObject {
    try checked(unsafe kanwu_pdf_add_stream(handle, dictionary, data, data.count))
  }

  /// Takes over the picture of a one-picture PDF, with further entries of its dictionary.
  func add(pictureOf path: String, entries: String = "<<>>") throws(PDFError) -> PDFObject {
    try checked(unsafe kanwu_pdf_import_picture(handle, path, entries))
  }

  /// Adds a page with the entries of a dictionary and its content.
  func add(page dictionary: String, content: [UInt8]) throws(PDFError) {
    try check(unsafe kanwu_pdf_add_page(handle, dictionary, content, content.count))
  }

  /// Lays text over a page in place of all invisible text that it has.
  ///
  /// - Parameters:
  ///   - page: from 0.
  ///   - name: of the font in the content, with its slash.
  ///   - font: the font's object.
  ///   - content: a content stream.
  /// - Throws: ``PDFError/refused(detail:)``.
  func layText(
    on page: Int, font name: String, _ font: PDFObject, content: [UInt8]
  ) throws(PDFError) {
    try check(
      unsafe kanwu_pdf_lay_text(
        handle, Int32(clamping: page), name, font.number, content, content.count))
  }

  func setCatalogue(_ key: String, _ syntax: String) throws(PDFError) {
    try check(unsafe kanwu_pdf_set_catalogue(handle, key, syntax))
  }

  func setInformation(_ key: String, _ text: String) throws(PDFError) {
    try check(unsafe kanwu_pdf_set_information(handle, key, text))
  }

  /// Takes out when the document was made, which a conversion writes anew each time.
  func forgetMaking() throws(PDFError) {
    try check(unsafe kanwu_pdf_forget_making(handle))
  }

  /// - Throws: ``PDFError/notWritten(detail:)``.
  func write(to path: String, packingObjects: Bool) throws(PDFError) {
    guard unsafe kanwu_pdf_write(handle, path, packingObjects ? 1 : 0) == 0 else {
      throw .notWritten(detail: failure ?? "unknown failure")
    }
  }

  private var failure: String? {
    unsafe kanwu_pdf_message(handle).map { unsafe String(cString: $0) }
  }

  private func checked(_ number: Int32) throws(PDFError) -> PDFObject {
    guard number > 0 else { throw .refused(detail: failure ?? "unknown failure") }
    return PDFObject(number: number)
  }

  private func check(_ result: Int32) throws(PDFError) {
    guard result == 0 else { throw .refused(detail: failure ?? "unknown failure") }
  }
}

/// An object of a document.
struct PDFObject: Hashable {
  var number: Int32
  /// As other objects refer to it, such as `12 0 R`.
  var reference: String { "\(number) 0 R" }
}

/// Why no searchable PDF came about.
public enum PDFError: Error, Hashable {
  /// The PDF library cannot make sense of what it was given.
  case refused(detail: String)
  case notWritten(detail: String)

  public var detail: String {
    switch self {
    case .refused(let detail), .notWritten(let detail): detail
    }
  }
}
