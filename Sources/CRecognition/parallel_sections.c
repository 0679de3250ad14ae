#include "libraries.h"

// What GCC makes of `#pragma omp parallel sections`: a call of GOMP_parallel_sections() with a function that asks for the
// number of its next section, from 1, until there is none (0). One thread may always run all of them.

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
  body(data);
  section_count = outer_count;
  last_section = outer_last;
}

unsigned GOMP_sections_next(void) {
  return last_section < section_count ? ++last_section : 0;
}

void GOMP_sections_end_nowait(void) {}
