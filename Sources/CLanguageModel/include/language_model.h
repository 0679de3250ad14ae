#pragma once
/// A C face for libime's word 3-gram model: open, look a word up, score a word after a history.
///
/// Nothing throws through it: what libime throws comes back as NULL or as "unknown". A model is
/// read-only after opening, so every function but open and close may be called from several threads
/// at once. Scores are log10 probabilities.
///
/// Why it is so: Swift cannot call C++ that throws, and libime's headers need Boost, so all of that
/// stays in one file. There is no "end of sentence": Debian's zh_CN.lm has neither <s> nor </s> in
/// its vocabulary (both look up as unknown), so a sentence begins and ends without a score. There is
/// no word list either: looking a word up tells whether the model knows it (164,887 words, 0.1 µs),
/// while reading libime's sc.dict would cost 0.15 s at every start for the same set of words.

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// An open model; owns a read-only mapping of its file.
typedef struct kanwu_lm kanwu_lm;

/// The history that the next word is scored after: plain bytes, unused ones zero, so that equal
/// histories compare equal.
typedef struct {
  uint64_t bytes[4];
} kanwu_lm_state;

typedef enum {
  KANWU_LM_OPENED = 0,
  /// The file is missing or may not be read.
  KANWU_LM_UNREADABLE = 1,
  /// The file is not a KenLM binary of format version 5 (libime would read it as ARPA text).
  KANWU_LM_NOT_A_MODEL = 2,
  /// libime refused it (cut short, another byte order, no memory).
  KANWU_LM_REFUSED = 3,
} kanwu_lm_result;

/// Opens the model at `path`; `*model` is NULL unless the result is KANWU_LM_OPENED.
kanwu_lm_result kanwu_lm_open(const char *path, kanwu_lm **model);

/// Closes a model; NULL is allowed.
void kanwu_lm_close(kanwu_lm *model);

/// Number of the word in the model, 0 for a word that it does not know.
uint32_t kanwu_lm_index(const kanwu_lm *model, const char *utf8, size_t length);

/// The history at the beginning of a sentence, or after something outside the model.
kanwu_lm_state kanwu_lm_begin(const kanwu_lm *model);

/// log10 P(word | history); `*next` is the history for the word after it. The score of word 0
/// (unknown) carries libime's penalty, about -14.
float kanwu_lm_score(
    const kanwu_lm *model, const kanwu_lm_state *history, uint32_t word, kanwu_lm_state *next);

#ifdef __cplusplus
}
#endif
