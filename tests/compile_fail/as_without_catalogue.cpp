// expect: as<Code>\(\) takes an enum with a catalogue
// SPDX-License-Identifier: BSL-1.0
// as<Code>() is called with an enum that has no catalogue.
#include <amiss/error.hpp>

enum class Colour { red = 1 };

inline bool is_conflict(const amiss::ApiError& error)
{
#ifdef AMISS_MUST_NOT_COMPILE
    return error.as<Colour>() == Colour::red;
#else
    return error == amiss::HttpStatus::conflict;
#endif
}
