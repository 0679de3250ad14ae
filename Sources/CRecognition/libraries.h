#pragma once

// The functions of libraries that this program has in their place. libgomp has no header for those
// that compiled code calls: they are declared as in libgomp_g.h of GCC 12.

#include <allheaders.h>

void GOMP_parallel_sections(
    void (*body)(void *), void *data, unsigned thread_count, unsigned count, unsigned flags);
unsigned GOMP_sections_next(void);
void GOMP_sections_end_nowait(void);
