// Where the bytes of a body go: into a count, or into memory that the count found large enough.
#pragma once

#include <amiss/detail/json_text.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Counts the bytes that MemorySink writes.
struct CountSink {
    std::size_t size = 0;
    void put(char) noexcept { ++size; }
    void put(std::string_view text) noexcept { size += text.size(); }
    void put_escaped(std::string_view text, Escaping escaping) noexcept { size += escaped_size(text, escaping); }
};

/// Writes into memory that CountSink found large enough; never a byte more.
struct MemorySink {
    char* at;
    void put(char c) noexcept { *at++ = c; }
    void put(std::string_view text) noexcept
    {
        if (!text.empty()) std::memcpy(at, text.data(), text.size());
        at += text.size();
    }
    void put_escaped(std::string_view text, Escaping escaping) noexcept { at = write_escaped(at, text, escaping); }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
