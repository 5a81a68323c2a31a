// SPDX-License-Identifier: BSL-1.0
// The version of the library, defined only here: CMake, Conan and the umbrella read it from this file.
#pragma once

#define AMISS_VERSION_MAJOR 0
#define AMISS_VERSION_MINOR 1
#define AMISS_VERSION_PATCH 0
#define AMISS_VERSION_STRING "0.1.0"
