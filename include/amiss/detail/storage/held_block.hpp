// SPDX-License-Identifier: BSL-1.0
// How the bytes of an error are moved: in pieces that a register holds, which the compiler does not split or join.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What a register of the machine holds. Storage copies by it, so that nothing else there depends on the size of a
/// pointer.
using Word = std::uintptr_t;

/// Copies word by word; keeps the compiler from merging the copies into vector moves.
template <std::size_t Words>
AMISS_ALWAYS_INLINE inline void copy_words(char* to, const char* from) noexcept
{
    Word word;
    std::memcpy(&word, from, sizeof word);
    keep_apart(word);
    std::memcpy(to, &word, sizeof word);
    if constexpr (Words > 1) copy_words<Words - 1>(to + sizeof word, from + sizeof word);
}

#if AMISS_VECTOR_BYTES >= 16

/// Sixteen bytes in one register.
class HeldBlock {
public:
    static constexpr std::size_t size = 16;

    AMISS_ALWAYS_INLINE explicit HeldBlock(const char* from) noexcept
    {
        std::memcpy(&bytes_, from, sizeof bytes_);
        keep_in_vector(bytes_);
    }
    AMISS_ALWAYS_INLINE HeldBlock(std::uint64_t first, std::uint64_t second) noexcept
    {
        keep_apart(first); // otherwise clang may store both words, and load them as one block
        keep_apart(second);
        bytes_ = vector_of(first, second);
        keep_in_vector(bytes_);
    }
    AMISS_ALWAYS_INLINE void store(char* to) const noexcept { std::memcpy(to, &bytes_, sizeof bytes_); }
    AMISS_ALWAYS_INLINE unsigned last() const noexcept { return last_byte(bytes_); }

private:
    ByteVector bytes_;
};

/// Copies 8 bytes.
AMISS_ALWAYS_INLINE inline void copy_lane(char* to, const char* from) noexcept
{
    double lane; // a register of vectors; nothing is calculated
    std::memcpy(&lane, from, sizeof lane);
    keep_in_vector(lane);
    std::memcpy(to, &lane, sizeof lane);
}

#else

/// Sixteen bytes in the registers that there are.
class HeldBlock {
public:
    static constexpr std::size_t size = 16;

    explicit HeldBlock(const char* from) noexcept
    {
        std::memcpy(&first_, from, sizeof first_);
        std::memcpy(&second_, from + sizeof first_, sizeof second_);
    }
    HeldBlock(std::uint64_t first, std::uint64_t second) noexcept : first_(first), second_(second) {}
    void store(char* to) const noexcept
    {
        std::memcpy(to, &first_, sizeof first_);
        std::memcpy(to + sizeof first_, &second_, sizeof second_);
    }
    unsigned last() const noexcept { return static_cast<unsigned>(is_big_endian ? second_ & 0xFFU : second_ >> 56U); }

private:
    std::uint64_t first_, second_;
};

/// Copies 8 bytes.
AMISS_ALWAYS_INLINE inline void copy_lane(char* to, const char* from) noexcept
{
    copy_words<8 / sizeof(Word)>(to, from);
}

#endif

} // namespace detail
} // inline namespace v0
} // namespace amiss
