#pragma once
#include <openvino/c/openvino.h>
// malloc_trim, which Swift's Glibc leaves out.
#include <malloc.h>
