#include "qpdf_document.h"

#include <exception>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <qpdf/ClosedFileInputSource.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFAcroFormDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "hidden_text.h"

struct kanwu_pdf {
  QPDF pdf;
  std::vector<QPDFPageObjectHelper> pages;
  // Whose pictures were taken over: their files are read when the document is written.
  std::vector<std::unique_ptr<QPDF>> sources;
  HiddenTextRemover remover;
  std::string message;
  bool failed = false;

  void fail(const std::exception &error) {
    failed = true;
    message = error.what();
  }
};

namespace {

// Runs `body`; what it throws becomes the document's failure.
template <typename Body>
auto guarded(kanwu_pdf *pdf, decltype(std::declval<Body>()()) otherwise, Body body)
    -> decltype(body()) {
  try {
    return body();
  } catch (const std::exception &error) {
    pdf->fail(error);
  } catch (...) {
    pdf->failed = true;
    pdf->message = "unknown failure";
  }
  return otherwise;
}

QPDFObjectHandle stream(QPDF &pdf, const uint8_t *data, size_t length) {
  return QPDFObjectHandle::newStream(
      &pdf, std::string(reinterpret_cast<const char *>(data), length));
}

bool is_signature(QPDFObjectHandle field) {
  for (int depth = 0; field.isDictionary() && depth < 32; ++depth) {
    if (field.getKey("/FT").isNameAndEquals("/Sig")) return !field.getKey("/V").isNull();
    field = field.getKey("/Parent");
  }
  return false;
}

}  // namespace

extern "C" {

kanwu_pdf *kanwu_pdf_open(const char *path) {
  auto *document = new kanwu_pdf;
  document->pdf.setSuppressWarnings(true);
  guarded(document, 0, [&] {
    if (path) {
      document->pdf.processFile(path);
    } else {
      document->pdf.emptyPDF();
    }
    QPDFPageDocumentHelper pages(document->pdf);
    pages.pushInheritedAttributesToPage();
    document->pages = pages.getAllPages();
    return 0;
  });
  return document;
}

void kanwu_pdf_close(kanwu_pdf *pdf) { delete pdf; }

const char *kanwu_pdf_message(const kanwu_pdf *pdf) {
  return pdf->failed ? pdf->message.c_str() : nullptr;
}

int32_t kanwu_pdf_page_count(kanwu_pdf *pdf) { return static_cast<int32_t>(pdf->pages.size()); }

int32_t kanwu_pdf_is_signed(kanwu_pdf *pdf) {
  return guarded(pdf, 0, [&] {
    for (auto field : QPDFAcroFormDocumentHelper(pdf->pdf).getFormFields()) {
      if (is_signature(field.getObjectHandle())) return 1;
    }
    return 0;
  });
}

int32_t kanwu_pdf_is_encrypted(kanwu_pdf *pdf) { return pdf->pdf.isEncrypted() ? 1 : 0; }

int32_t kanwu_pdf_add_object(kanwu_pdf *pdf, const char *syntax) {
  return guarded(pdf, 0, [&] {
    return pdf->pdf.makeIndirectObject(QPDFObjectHandle::parse(&pdf->pdf, syntax)).getObjectID();
  });
}

int32_t kanwu_pdf_add_stream(
    kanwu_pdf *pdf, const char *dictionary, const uint8_t *data, size_t length) {
  return guarded(pdf, 0, [&] {
    auto made = stream(pdf->pdf, data, length);
    auto entries = QPDFObjectHandle::parse(&pdf->pdf, dictionary);
    for (auto const &key : entries.getKeys()) {
      made.getDict().replaceKey(key, entries.getKey(key));
    }
    return made.getObjectID();
  });
}

int32_t kanwu_pdf_import_picture(kanwu_pdf *pdf, const char *path, const char *entries) {
  return guarded(pdf, 0, [&] {
    auto source = std::make_unique<QPDF>();
    source->setSuppressWarnings(true);
    source->processInputSource(std::make_shared<ClosedFileInputSource>(path));
    auto pages = QPDFPageDocumentHelper(*source).getAllPages();
    if (pages.empty()) throw std::runtime_error("the picture has no page");
    // Not getImages: a bilevel picture may be a mask, which that leaves out.
    auto pictures = pages[0].getAttribute("/Resources", false).getKeyIfDict("/XObject");
    for (auto const &name : pictures.getKeys()) {
      auto copy = pdf->pdf.copyForeignObject(pictures.getKey(name));
      auto more = QPDFObjectHandle::parse(&pdf->pdf, entries);
      for (auto const &key : more.getKeys()) copy.getDict().replaceKey(key, more.getKey(key));
      // Leptonica has both in bilevel pictures: PDF/A forbids the first, and a mask has no colours.
      copy.getDict().removeKey("/Interpolate");
      auto mask = copy.getDict().getKey("/ImageMask");
      if (mask.isBool() && mask.getBoolValue()) copy.getDict().removeKey("/ColorSpace");
      pdf->sources.push_back(std::move(source));
      return copy.getObjectID();
    }
    throw std::runtime_error("the page has no picture");
  });
}

int32_t kanwu_pdf_add_page(
    kanwu_pdf *pdf, const char *dictionary, const uint8_t *content, size_t length) {
  return guarded(pdf, -1, [&] {
    auto page = QPDFObjectHandle::parse(&pdf->pdf, dictionary);
    page.replaceKey("/Contents", stream(pdf->pdf, content, length));
    QPDFPageObjectHelper added(pdf->pdf.makeIndirectObject(page));
    QPDFPageDocumentHelper(pdf->pdf).addPage(added, false);
    pdf->pages.push_back(added);
    return 0;
  });
}

int32_t kanwu_pdf_lay_text(
    kanwu_pdf *pdf, int32_t page, const char *font_name, int32_t font, const uint8_t *content,
    size_t length) {
  return guarded(pdf, -1, [&] {
    auto &target = pdf->pages.at(page);
    pdf->remover.remove(pdf->pdf, target);
    auto resources = target.getAttribute("/Resources", true);
    if (!resources.isDictionary()) {
      resources = QPDFObjectHandle::newDictionary();
      target.getObjectHandle().replaceKey("/Resources", resources);
    }
    auto fonts = resources.getKey("/Font");
    fonts = fonts.isDictionary() ? fonts.shallowCopy() : QPDFObjectHandle::newDictionary();
    fonts.replaceKey(font_name, pdf->pdf.getObjectByID(font, 0));
    resources.replaceKey("/Font", fonts);
    // Before the page's own content, which may leave the graphics state in any state: nobody sees the text.
    target.addPageContents(stream(pdf->pdf, content, length), true);
    return 0;
  });
}

int32_t kanwu_pdf_set_catalogue(kanwu_pdf *pdf, const char *key, const char *syntax) {
  return guarded(pdf, -1, [&] {
    // In an array, since a reference by itself is no object to the parser.
    auto value = QPDFObjectHandle::parse(&pdf->pdf, "[" + std::string(syntax) + "]");
    pdf->pdf.getRoot().replaceKey(key, value.getArrayItem(0));
    return 0;
  });
}

int32_t kanwu_pdf_set_information(kanwu_pdf *pdf, const char *key, const char *text) {
  return guarded(pdf, -1, [&] {
    auto trailer = pdf->pdf.getTrailer();
    auto information = trailer.getKey("/Info");
    if (!information.isDictionary()) {
      information = pdf->pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
      trailer.replaceKey("/Info", information);
    }
    information.replaceKey(key, QPDFObjectHandle::newUnicodeString(text));
    return 0;
  });
}

int32_t kanwu_pdf_forget_making(kanwu_pdf *pdf) {
  return guarded(pdf, -1, [&] {
    auto trailer = pdf->pdf.getTrailer();
    trailer.removeKey("/ID");
    trailer.removeKey("/DocChecksum");
    pdf->pdf.getRoot().removeKey("/Metadata");
    auto information = trailer.getKey("/Info");
    if (information.isDictionary()) {
      information.removeKey("/CreationDate");
      information.removeKey("/ModDate");
    }
    return 0;
  });
}

int32_t kanwu_pdf_write(kanwu_pdf *pdf, const char *path, int32_t packs_objects) {
  return guarded(pdf, -1, [&] {
    QPDFWriter writer(pdf->pdf, path);
    writer.setObjectStreamMode(packs_objects ? qpdf_o_generate : qpdf_o_preserve);
    writer.setDecodeLevel(qpdf_dl_none);
    writer.setCompressStreams(true);
    // As PDF/A wants it.
    writer.setNewlineBeforeEndstream(true);
    if (!pdf->pdf.isEncrypted()) writer.setDeterministicID(true);
    writer.write();
    return 0;
  });
}

}  // extern "C"
