#pragma once
#include <stdio.h> // allheaders.h uses FILE without including it
#include <allheaders.h>
