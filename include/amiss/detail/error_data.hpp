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

/// Copies the first `used` bytes, and perhaps more, in as few copies of constant size as there can be.
///
/// A loop would become a call of memcpy with a variable size, at three times the cost. Out of line: inlined into every
/// function that hands an error on, it would be most of their code.
AMISS_NOINLINE inline void copy_data(ErrorData& to, const ErrorData& from, std::size_t used) noexcept
{
    constexpr std::size_t head = ErrorData::head_bytes;
    constexpr std::size_t small = 48;
    auto* out = reinterpret_cast<char*>(&to);
    const auto* in = reinterpret_cast<const char*>(&from);
    std::memcpy(out, in, head);
    if (used <= head) return;
    std::memcpy(out + head, in + head, small);
    if (used > head + small) std::memcpy(out + head + small, in + head + small, ErrorData::text_bytes - small);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
