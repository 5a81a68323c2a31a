// The bytes of an error, and how they are copied.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/facts.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Plain bytes: the facts, the heap block where there is one, and the inline text, which is left uninitialised.
struct alignas(16) ErrorData {
    static constexpr std::size_t text_bytes = 208;
    static constexpr std::size_t head_bytes = sizeof(Facts) + 16;

    Facts facts;
    char* block;
    std::uint32_t size;
    std::uint32_t truncated;
    char text[text_bytes];
};
static_assert(sizeof(ErrorData) == 256 && ErrorData::head_bytes + ErrorData::text_bytes == sizeof(ErrorData));

/// Copies the inline text, in as few copies of constant size as there can be.
///
/// A loop would become a call of memcpy with a variable size, at three times the cost. Out of line: inlined into every
/// function that hands an error on, it would be most of their code.
AMISS_NOINLINE inline void copy_text(ErrorData& to, const ErrorData& from, std::size_t used) noexcept
{
    constexpr std::size_t small = 48;
    std::memcpy(to.text, from.text, small);
    if (used > small) std::memcpy(to.text + small, from.text + small, ErrorData::text_bytes - small);
}

/// Copies the first `used` bytes, and perhaps more. Of an error without text, three copies of 16 bytes.
inline void copy_data(ErrorData& to, const ErrorData& from, std::size_t used) noexcept
{
    std::memcpy(reinterpret_cast<char*>(&to), reinterpret_cast<const char*>(&from), ErrorData::head_bytes);
    if (used > ErrorData::head_bytes) copy_text(to, from, used - ErrorData::head_bytes);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
