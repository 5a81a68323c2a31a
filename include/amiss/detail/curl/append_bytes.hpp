// SPDX-License-Identifier: BSL-1.0
// A write callback of libcurl that appends what came to a std::string.
#pragma once

#include <cstddef>
#include <string>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Another number than `count` ends the transfer. `size` is always 1.
inline std::size_t append_bytes(char* bytes, std::size_t size, std::size_t count, void* text) noexcept
#if defined(__cpp_exceptions)
try
#endif
{
    static_cast<std::string*>(text)->append(bytes, size * count);
    return size * count;
}
#if defined(__cpp_exceptions)
catch (...) { // out of memory
    return count == 0 ? 1 : 0;
}
#endif

} // namespace detail
} // inline namespace v0
} // namespace amiss
