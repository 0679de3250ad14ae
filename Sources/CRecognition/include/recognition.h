#pragma once
/// Tesseract's reading of lines without two detours that its libraries take.
///
/// Functions of libgomp and Leptonica that Tesseract calls are defined in this program once more; the
/// dynamic loader takes those of the program before those of a library (symbol interposition). What
/// Tesseract reads is the same, bit for bit:
///
/// - For each column of pixels it opens a region of OpenMP sections, of which libgomp makes a team,
///   barriers and a system call to wake threads that there are not. Here the sections are run in turn.
/// - It keeps the picture of each line as PNG in memory, to read it again at once. Here it is kept as
///   it is.
///
/// Why it is so: neither can be switched off by a variable or by the environment. On 40 pages of
/// 300 dpi and two cores both together took a tenth to a fifth of the processor's time (November 2026,
/// libgomp 12, Leptonica 1.82). Where the libraries call other functions, these are never called, and all
/// goes on as before.

#include <stdbool.h>

// Of tesseract/capi.h, which is the header of another module.
struct TessBaseAPI;
struct ETEXT_DESC;

#ifdef __cplusplus
extern "C" {
#endif

/// `TessBaseAPIRecognize`: reads the picture that the engine was given, without the detours.
///
/// @return 0, or another number when it failed or `monitor` stopped it.
int kanwu_recognize(struct TessBaseAPI *api, struct ETEXT_DESC *monitor);

/// Whether the loader gives Tesseract the program's functions; where not, reading takes longer.
bool kanwu_takes_shortcuts(void);

#ifdef __cplusplus
}
#endif
