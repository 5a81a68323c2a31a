// SPDX-License-Identifier: BSL-1.0
// What happens when a service is set up wrongly.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A mistake of the program before it serves: what was declared, and what is wrong with it. Throws std::invalid_argument;
/// without exceptions it prints the sentence and aborts.
[[noreturn]] inline void refuse_set_up(std::string_view what, std::string_view why)
{
    std::string said = "amiss: ";
    said.append(what).append(": ").append(why);
#if defined(__cpp_exceptions)
    throw std::invalid_argument(said);
#else
    std::fprintf(stderr, "%s\n", said.c_str());
    std::abort();
#endif
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
