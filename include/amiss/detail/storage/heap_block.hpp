// SPDX-License-Identifier: BSL-1.0
// The heap block of an error that outgrew its inline text, and the sizes that are stored among its bytes.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>

namespace amiss {
inline namespace v0 {
namespace detail {

// A block starts with its capacity, in 16 bytes so that the text after it is aligned for vector moves.
inline constexpr std::size_t block_header = 16;

/// A block for `bytes` bytes, or nullptr when there is no memory.
inline char* make_block(std::size_t bytes) noexcept
{
    char* block = static_cast<char*>(::operator new(bytes + block_header, std::nothrow));
    if (block != nullptr) std::memcpy(block, &bytes, sizeof bytes);
    return block;
}

inline void free_block(char* block) noexcept
{
    if (block != nullptr) ::operator delete(block);
}

inline std::size_t block_capacity(const char* block) noexcept
{
    std::size_t bytes = 0;
    std::memcpy(&bytes, block, sizeof bytes);
    return bytes;
}

inline char* block_text(char* block) noexcept { return block + block_header; }
inline const char* block_text(const char* block) noexcept { return block + block_header; }

/// A 32-bit size at any address.
inline std::uint32_t load_size(const char* at) noexcept
{
    std::uint32_t size = 0;
    std::memcpy(&size, at, sizeof size);
    return size;
}

inline void store_size(char* at, std::uint32_t size) noexcept { std::memcpy(at, &size, sizeof size); }

} // namespace detail
} // inline namespace v0
} // namespace amiss
