#define _GNU_SOURCE
#include "recognition.h"
#include "libraries.h"

#include <dlfcn.h>
#include <tesseract/capi.h>

static _Thread_local bool is_reading;

int kanwu_recognize(TessBaseAPI *api, ETEXT_DESC *monitor) {
  is_reading = true;
  const int status = TessBaseAPIRecognize(api, monitor);
  is_reading = false;
  return status;
}

// While a page is read, the pictures of its lines are the only ones that are written, and pixReadMem() takes Leptonica's
// own form as well as PNG.
l_ok pixWriteMem(l_uint8 **bytes, size_t *count, PIX *picture, l_int32 format) {
  if (is_reading && format == IFF_PNG) {
    l_uint32 *words = NULL;
    const l_ok status = pixSerializeToMemory(picture, &words, count);
    *bytes = (l_uint8 *)words;
    return status;
  }
  l_ok (*write)(l_uint8 **, size_t *, PIX *, l_int32);
  *(void **)&write = dlsym(RTLD_NEXT, "pixWriteMem");
  return write != NULL ? write(bytes, count, picture, format) : 1;
}

bool kanwu_takes_shortcuts(void) {
  return dlsym(RTLD_DEFAULT, "GOMP_parallel_sections") == (void *)GOMP_parallel_sections &&
         dlsym(RTLD_DEFAULT, "GOMP_sections_next") == (void *)GOMP_sections_next &&
         dlsym(RTLD_DEFAULT, "GOMP_sections_end_nowait") == (void *)GOMP_sections_end_nowait &&
         dlsym(RTLD_DEFAULT, "pixWriteMem") == (void *)pixWriteMem;
}
