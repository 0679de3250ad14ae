#define _GNU_SOURCE
#include "libraries.h"

#include <dlfcn.h>

// What GCC makes of `#pragma omp parallel sections`: a call of GOMP_parallel_sections() with a function that asks for the
// number of its next section, from 1, until there is none (0). One thread may always run all of them.
// Sections that are opened in another way are libgomp's own, and so are the answers to them.

static _Thread_local unsigned depth;
static _Thread_local unsigned section_count;
static _Thread_local unsigned last_section;

void GOMP_parallel_sections(
    void (*body)(void *), void *data, unsigned thread_count, unsigned count, unsigned flags) {
  (void)thread_count;
  (void)flags;
  // A section may have sections of its own.
  const unsigned outer_count = section_count;
  const unsigned outer_last = last_section;
  section_count = count;
  last_section = 0;
  depth++;
  body(data);
  depth--;
  section_count = outer_count;
  last_section = outer_last;
}

unsigned GOMP_sections_next(void) {
  if (depth == 0) {
    unsigned (*next)(void);
    *(void **)&next = dlsym(RTLD_NEXT, "GOMP_sections_next");
    return next != NULL ? next() : 0;
  }
  return last_section < section_count ? ++last_section : 0;
}

void GOMP_sections_end_nowait(void) {
  if (depth > 0) return;
  void (*end)(void);
  *(void **)&end = dlsym(RTLD_NEXT, "GOMP_sections_end_nowait");
  if (end != NULL) end();
}
