// SPDX-License-Identifier: BSL-1.0
// The bytes of an error: its head and its text, where the text is, and how both are copied.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/storage/head.hpp>
#include <amiss/detail/storage/heap_block.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The head, and the inline text, which is left uninitialised. When the text is on the heap, the address of its block
/// and its size take the place of the inline text.
struct SmallBuffer {
    static constexpr std::size_t text_bytes = 232; ///< on every machine: what fits inside does not depend on it

    ErrorHead head;
    char text[text_bytes];

    SmallBuffer() noexcept {} // not "= default": `SmallBuffer()` would then set the text to zeros
    explicit SmallBuffer(ErrorHead::Unset unset) noexcept : head(unset) {}

    /// The inline text; more of it is copied than is used.
    const char* stored_text() const noexcept { return maybe_uninitialized(text); }

    bool is_inside() const noexcept { return AMISS_LIKELY(head.used != ErrorHead::on_heap); }
    char* block() const noexcept
    {
        char* address = nullptr;
        std::memcpy(&address, text, sizeof address);
        return address;
    }
    void set_block(char* address, std::uint32_t bytes) noexcept
    {
        head.used = ErrorHead::on_heap;
        std::memcpy(text, &address, sizeof address);
        set_size(bytes);
    }

    const char* begin() const noexcept { return is_inside() ? text : block_text(block()); }
    char* begin() noexcept { return is_inside() ? text : block_text(block()); }
    std::size_t capacity() const noexcept { return is_inside() ? text_bytes : block_capacity(block()); }
    std::uint32_t size() const noexcept { return is_inside() ? head.used : load_size(stored_text() + sizeof(char*)); }
    void set_size(std::uint32_t bytes) noexcept
    {
        if (is_inside())
            head.used = static_cast<std::uint8_t>(bytes);
        else
            store_size(text + sizeof(char*), bytes);
    }

    void release() noexcept
    {
        if (is_inside()) return;
        free_block(block());
        head.used = 0;
    }
};
static_assert(sizeof(SmallBuffer) == sizeof(ErrorHead) + SmallBuffer::text_bytes && sizeof(SmallBuffer) <= 256);
static_assert(SmallBuffer::text_bytes < ErrorHead::on_heap);

/// Copies the head and returns its `used`: from the copy, because a processor takes longer for a second load of what was
/// stored a moment ago.
AMISS_ALWAYS_INLINE inline unsigned copy_head(SmallBuffer& to, const SmallBuffer& from) noexcept
{
    char* const at = reinterpret_cast<char*>(&to);
    const char* const source = reinterpret_cast<const char*>(&from);
    if constexpr (ErrorHead::block_offset != 0) copy_words<ErrorHead::block_offset / sizeof(Word)>(at, source);
    const HeldBlock block = from.head.block();
    block.store(at + ErrorHead::block_offset);
    return is_known(from.head.used) ? from.head.used : block.last();
}

/// Copies the first `used` bytes of the inline text, or the address and the size of what is on the heap, and up to 7 bytes
/// more.
///
/// In lanes of 8 bytes: the larger a load is, the more often it finds what was stored a moment ago in more than one part,
/// and waits. A copy of exactly `used` bytes would be a call of memcpy with a variable size.
AMISS_ALWAYS_INLINE inline void copy_text(SmallBuffer& to, const SmallBuffer& from, std::size_t used) noexcept
{
    static_assert(SmallBuffer::text_bytes % 8 == 0 && sizeof(char*) + 4 <= 16);
    const char* const text = from.stored_text();
    const std::size_t end = used == ErrorHead::on_heap ? 16 : used;
    for (std::size_t at = 0; at < end; at += 8) copy_lane(to.text + at, text + at);
}

/// Moves everything, and takes the heap block if there is one.
///
/// Always inline, and without a call of an unknown function: the compiler then sees that nothing is left to free, and
/// that the destructor of a result whose error was returned has nothing to do.
AMISS_ALWAYS_INLINE inline void take_buffer(SmallBuffer& to, SmallBuffer& from) noexcept
{
    const unsigned used = copy_head(to, from);
    if (!AMISS_LIKELY(used == 0)) copy_text(to, from, used);
    from.head.used = 0; // last, so that it is left out where nothing reads it any more
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
