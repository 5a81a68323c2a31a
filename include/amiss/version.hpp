// SPDX-License-Identifier: BSL-1.0
// The version, in the one place where it is written: CMake, Conan and the umbrella read it from here.
#pragma once

#define AMISS_VERSION_MAJOR 0
#define AMISS_VERSION_MINOR 1
#define AMISS_VERSION_PATCH 0
#define AMISS_VERSION_STRING "0.1.0"
