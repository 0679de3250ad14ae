#pragma once
// Takes invisible text off a page: what an earlier OCR laid over the scan, which would be found twice
// beside a new layer.

#include <map>
#include <set>
#include <string>
#include <utility>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

class HiddenTextRemover {
 public:
  // Rewrites the contents of `page` and of the forms that it paints, where they show invisible text.
  void remove(QPDF &pdf, QPDFPageObjectHelper &page);

 private:
  // Forms that were looked at: pages may share them.
  std::set<QPDFObjGen> seen;
};
