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

// A block starts with its capacity and two numbers of its index, in 16 bytes so that the text after it is aligned for vector
// moves. After the text there may be an index (RecordIndex).
inline constexpr std::size_t block_header = 16;
inline constexpr std::size_t block_numbers = 8;
static_assert(sizeof(std::size_t) <= block_numbers);

/// A 32-bit size at any address.
inline std::uint32_t load_size(const char* at) noexcept
{
    std::uint32_t size = 0;
    std::memcpy(&size, at, sizeof size);
    return size;
}

inline void store_size(char* at, std::uint32_t size) noexcept { std::memcpy(at, &size, sizeof size); }

inline std::size_t block_capacity(const char* block) noexcept
{
    std::size_t bytes = 0;
    std::memcpy(&bytes, block, sizeof bytes);
    return bytes;
}
inline void set_block_capacity(char* block, std::size_t bytes) noexcept { std::memcpy(block, &bytes, sizeof bytes); }

/// The slots of the block's index, a power of two; 0 where it has none.
inline std::uint32_t block_slots(const char* block) noexcept { return load_size(block + block_numbers); }
inline void set_block_slots(char* block, std::uint32_t slot_count) noexcept
{
    store_size(block + block_numbers, slot_count);
}

/// How many of the slots are in use.
inline std::uint32_t block_entries(const char* block) noexcept { return load_size(block + block_numbers + 4); }
inline void set_block_entries(char* block, std::uint32_t entries) noexcept
{
    store_size(block + block_numbers + 4, entries);
}

/// A block for `bytes` bytes of text and `more` bytes after it, or nullptr when there is no memory.
inline char* make_block(std::size_t bytes, std::size_t more = 0) noexcept
{
    char* block = static_cast<char*>(::operator new(bytes + more + block_header, std::nothrow));
    if (block == nullptr) return nullptr;
    set_block_capacity(block, bytes);
    set_block_slots(block, 0);
    return block;
}

inline void free_block(char* block) noexcept
{
    if (block != nullptr) ::operator delete(block);
}

inline char* block_text(char* block) noexcept { return block + block_header; }
inline const char* block_text(const char* block) noexcept { return block + block_header; }

} // namespace detail
} // inline namespace v0
} // namespace amiss
