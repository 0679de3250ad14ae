#include "hidden_text.h"

#include <cstdlib>
#include <vector>

#include <qpdf/Pl_Buffer.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace {

// Passes a content stream on without the operators that show text in render mode 3 (neither filled nor
// stroked). All else stays, so that what follows finds the state that it expects.
class HiddenTextFilter : public QPDFObjectHandle::TokenFilter {
 public:
  bool has_dropped = false;

  void handleToken(QPDFTokenizer::Token const &token) override {
    switch (token.getType()) {
      case QPDFTokenizer::tt_word:
        handle(token);
        break;
      case QPDFTokenizer::tt_inline_image:
        flush();
        writeToken(token);
        break;
      default:
        if (token.getType() == QPDFTokenizer::tt_integer || token.getType() == QPDFTokenizer::tt_real)
          last_number = token.getValue();
        operands.push_back(token);
    }
  }

  void handleEOF() override { flush(); }

 private:
  std::vector<QPDFTokenizer::Token> operands;
  std::string last_number;
  std::vector<int> saved;
  int mode = 0;

  void handle(QPDFTokenizer::Token const &token) {
    auto const word = token.getValue();
    if (word == "q" && saved.size() < 512) saved.push_back(mode);
    if (word == "Q" && !saved.empty()) {
      mode = saved.back();
      saved.pop_back();
    }
    if (word == "Tr") mode = std::atoi(last_number.c_str());
    bool const shows = word == "Tj" || word == "TJ" || word == "'" || word == "\"";
    if (shows && mode == 3) {
      has_dropped = true;
      operands.clear();
      // These two begin a line as well, which visible text may count on.
      if (word == "'" || word == "\"") write("T*");
      return;
    }
    flush();
    writeToken(token);
  }

  void flush() {
    for (auto const &operand : operands) writeToken(operand);
    operands.clear();
  }
};

std::string text(Pl_Buffer &buffer) {
  auto bytes = buffer.getBufferSharedPointer();
  return std::string(reinterpret_cast<char *>(bytes->getBuffer()), bytes->getSize());
}

}  // namespace

void HiddenTextRemover::remove(QPDF &pdf, QPDFPageObjectHelper &page) {
  {
    HiddenTextFilter filter;
    Pl_Buffer buffer("contents");
    page.filterContents(&filter, &buffer);
    if (filter.has_dropped) {
      page.getObjectHandle().replaceKey(
          "/Contents", QPDFObjectHandle::newStream(&pdf, text(buffer)));
    }
  }
  page.forEachFormXObject(
      true, [&](QPDFObjectHandle &form, QPDFObjectHandle &, std::string const &) {
        if (!seen.insert(form.getObjGen()).second) return;
        HiddenTextFilter filter;
        Pl_Buffer buffer("form");
        QPDFPageObjectHelper(form).filterContents(&filter, &buffer);
        if (filter.has_dropped) {
          form.replaceStreamData(
              text(buffer), QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
        }
      });
}
