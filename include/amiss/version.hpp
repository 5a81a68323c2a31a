// SPDX-License-Identifier: BSL-1.0
// The version of the library, defined only here: CMake, Conan and the umbrella read it from this file.
#pragma once

/// The major version: incompatible changes, from 1.0 on.
#define AMISS_VERSION_MAJOR 0
/// The minor version: additions; before 1.0, changes that break too.
#define AMISS_VERSION_MINOR 1
/// The patch version: corrections.
#define AMISS_VERSION_PATCH 0
/// The three numbers as a text.
#define AMISS_VERSION_STRING "0.1.0"
