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

inline constexpr std::size_t copied_at_once = 16; ///< what is copied at once

/// The head, and the inline text, which is left uninitialised. When the text is on the heap, the address of its block
/// and its size take the place of the inline text.
struct SmallBuffer {
    static constexpr std::size_t text_bytes = 232; ///< on every machine: what fits inside does not depend on it

    alignas(sizeof(void*) == 8 ? 16 : alignof(ErrorHead)) ErrorHead head;
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

/// Returns how many bytes of text there are: from the copy, because one load more would be one too many.
AMISS_ALWAYS_INLINE inline unsigned copy_head(SmallBuffer& to, const SmallBuffer& from) noexcept
{
    char* const at = reinterpret_cast<char*>(&to);
    const char* const source = reinterpret_cast<const char*>(&from);
    constexpr std::size_t by_word = sizeof(ErrorHead) % copied_at_once;
    if constexpr (by_word != 0) copy_words<by_word / sizeof(Word)>(at, source);
    const HeldBlock block = from.head.block();
    block.store(at + by_word);
    return is_known(from.head.used) ? from.head.used : block.last_byte();
}

/// Copies the first `used` bytes of the inline text, and perhaps more.
///
/// The first bytes, enough for a parameter and a short message, are copied without asking. A copy of exactly `used` bytes
/// would be a call of memcpy with a variable size, at three times the cost.
AMISS_ALWAYS_INLINE inline void copy_text(SmallBuffer& to, const SmallBuffer& from, std::size_t used) noexcept
{
    constexpr std::size_t at_once = 48;
    const char* const text = from.text;
    HeldBlock(text).store(to.text);
    HeldBlock(text + 16).store(to.text + 16);
    HeldBlock(text + 32).store(to.text + 32);
    for (std::size_t at = at_once; at < used; at += copied_at_once) {
        const std::size_t place = at < SmallBuffer::text_bytes - copied_at_once ? at : SmallBuffer::text_bytes - copied_at_once;
        HeldBlock(text + place).store(to.text + place);
    }
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
