#pragma once
/// A C face for the few things that kanwu does with qpdf's objects: open a PDF or begin one, add objects,
/// pages and a text layer, write.
///
/// Nothing throws through it: what qpdf throws comes back as a failure, and kanwu_pdf_message says what it
/// was. A document is used by one thread. Objects are named by their numbers, in PDF syntax `12 0 R`.
///
/// Why it is so: qpdf's own C interface copies every stream into memory, a gigabyte for a thousand
/// pictures; its C++ interface reads them from their files while it writes, and Swift cannot call C++ that
/// throws.

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// An open document.
typedef struct kanwu_pdf kanwu_pdf;

/// Opens the PDF at `path`, or begins an empty one for NULL; never NULL.
///
/// Whether it could be opened is told by kanwu_pdf_message. Damage that qpdf can mend is no failure.
kanwu_pdf *kanwu_pdf_open(const char *path);
void kanwu_pdf_close(kanwu_pdf *pdf);

/// What the last failure was, or NULL when nothing has failed.
const char *kanwu_pdf_message(const kanwu_pdf *pdf);

/// Number of pages.
int32_t kanwu_pdf_page_count(kanwu_pdf *pdf);
/// Whether it bears a digital signature, which any change makes invalid.
int32_t kanwu_pdf_is_signed(kanwu_pdf *pdf);
int32_t kanwu_pdf_is_encrypted(kanwu_pdf *pdf);

/// Adds an object written in PDF syntax; its number, 0 on failure.
int32_t kanwu_pdf_add_object(kanwu_pdf *pdf, const char *syntax);
/// Adds a stream with the entries of `dictionary` (PDF syntax) and unpacked data; its number, 0 on failure.
int32_t kanwu_pdf_add_stream(
    kanwu_pdf *pdf, const char *dictionary, const uint8_t *data, size_t length);
/// Takes over the picture of a one-picture PDF, whose file must stay until the document is written.
///
/// Its dictionary gets the entries of `entries` (PDF syntax). Its number, 0 on failure.
int32_t kanwu_pdf_import_picture(kanwu_pdf *pdf, const char *path, const char *entries);
/// Adds a page with the entries of `dictionary` (PDF syntax) and unpacked content; 0, or -1 on failure.
int32_t kanwu_pdf_add_page(
    kanwu_pdf *pdf, const char *dictionary, const uint8_t *content, size_t length);
/// Lays invisible text over a page (from 0), in place of all invisible text that it has.
///
/// `content` is a content stream that leaves the graphics state as it was and uses the font under `font_name` (with its slash). 0, or -1.
int32_t kanwu_pdf_lay_text(
    kanwu_pdf *pdf, int32_t page, const char *font_name, int32_t font, const uint8_t *content,
    size_t length);
/// Sets an entry of the document's catalogue to an object in PDF syntax; 0, or -1 on failure.
int32_t kanwu_pdf_set_catalogue(kanwu_pdf *pdf, const char *key, const char *syntax);
/// Sets an entry of the document's information (UTF-8); 0, or -1 on failure.
int32_t kanwu_pdf_set_information(kanwu_pdf *pdf, const char *key, const char *text);

/// Takes out when the document was made, and by which file: what a conversion writes anew each time.
int32_t kanwu_pdf_forget_making(kanwu_pdf *pdf);

/// Writes the document to a file; 0, or -1 on failure.
///
/// The same document gives the same bytes, unless it is encrypted. Streams stay packed as they are, new
/// ones are packed; with `packs_objects` other objects are packed too (PDF 1.5).
int32_t kanwu_pdf_write(kanwu_pdf *pdf, const char *path, int32_t packs_objects);

#ifdef __cplusplus
}
#endif
