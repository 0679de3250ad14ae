#pragma once
// Debian's libxml2 shows ICU's headers, which clash with the ICU inside Foundation. Without them only
// a structure of encoding handlers looks different, and nobody here uses it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <libxml/xmlwriter.h>
