#include "language_model.h"

#include <cstdio>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>

#include <libime/core/languagemodel.h>
#include <libime/core/lattice.h>

struct kanwu_lm {
  libime::LanguageModel model;
  libime::WordIndex unknown;

  explicit kanwu_lm(const char *path)
      : model(std::make_shared<const libime::StaticLanguageModelFile>(path)),
        unknown(model.unknown()) {}
};

namespace {

// KenLM reads a state through a pointer to a struct of words and floats.
struct alignas(8) AlignedState {
  libime::State bytes;
};

static_assert(sizeof(libime::State) <= sizeof(kanwu_lm_state), "libime's state has grown");

kanwu_lm_state packed(const libime::State &state) {
  kanwu_lm_state result = {{0, 0, 0, 0}};
  std::memcpy(result.bytes, state.data(), state.size());
  return result;
}

constexpr std::string_view magic = "mmap lm http://kheafield.com/code format version 5\n";

kanwu_lm_result check_magic(const char *path) {
  std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::fopen(path, "rbe"), std::fclose);
  if (!file) return KANWU_LM_UNREADABLE;
  char head[magic.size()];
  const size_t count = std::fread(head, 1, sizeof head, file.get());
  if (std::ferror(file.get())) return KANWU_LM_UNREADABLE;
  return std::string_view(head, count) == magic ? KANWU_LM_OPENED : KANWU_LM_NOT_A_MODEL;
}

} // namespace

extern "C" kanwu_lm_result kanwu_lm_open(const char *path, kanwu_lm **model) {
  *model = nullptr;
  try {
    const kanwu_lm_result result = check_magic(path);
    if (result != KANWU_LM_OPENED) return result;
    *model = new kanwu_lm(path);
    return KANWU_LM_OPENED;
  } catch (...) {
    return KANWU_LM_REFUSED;
  }
}

extern "C" void kanwu_lm_close(kanwu_lm *model) {
  try {
    delete model;
  } catch (...) {
  }
}

extern "C" uint32_t kanwu_lm_index(const kanwu_lm *model, const char *utf8, size_t length) {
  try {
    const libime::WordIndex index = model->model.index(std::string_view(utf8, length));
    return index == model->unknown ? 0 : index;
  } catch (...) {
    return 0;
  }
}

extern "C" kanwu_lm_state kanwu_lm_begin(const kanwu_lm *model) {
  try {
    return packed(model->model.nullState());
  } catch (...) {
    return {{0, 0, 0, 0}};
  }
}

extern "C" float kanwu_lm_score(
    const kanwu_lm *model, const kanwu_lm_state *history, uint32_t word, kanwu_lm_state *next) {
  try {
    AlignedState before;
    AlignedState after;
    std::memcpy(before.bytes.data(), history->bytes, before.bytes.size());
    after.bytes.fill(0);
    const libime::WordNode node(std::string_view(), word == 0 ? model->unknown : word);
    const float score = model->model.score(before.bytes, node, after.bytes);
    *next = packed(after.bytes);
    return score;
  } catch (...) {
    *next = kanwu_lm_begin(model);
    return -99;
  }
}
