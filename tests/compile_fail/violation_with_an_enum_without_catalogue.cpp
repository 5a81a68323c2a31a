// expect: no matching function for call to|no matching member function
// SPDX-License-Identifier: BSL-1.0
// The code of a violation is an enumerator of an enum without a catalogue.
#include <amiss/apis/cstar.hpp>
#include <amiss/error.hpp>

enum class Rule { too_long = 1 };

void add(amiss::ApiError& error)
{
#ifdef AMISS_MUST_NOT_COMPILE
    error.with_violation("title", Rule::too_long);
#else
    error.with_violation("title", amiss::cstar::Code::parameter_invalid);
#endif
}
