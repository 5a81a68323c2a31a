// SPDX-License-Identifier: BSL-1.0
// The head of an error: its fields that are not text.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/storage/held_block.hpp>
#include <amiss/provenance.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace amiss {
inline namespace v0 {

class Catalog;

namespace detail {

/// The fields of an error without text. An error without text is only this, so on a 64-bit machine returning it costs two
/// loads and two stores. The fewer stores, the better: a processor has a queue of 64 or so, and eight frames fill it.
struct ErrorHead {
    static constexpr std::uint8_t own_message = 1;
    static constexpr std::uint8_t malformed = 2;
    static constexpr std::uint8_t foreign = 4; ///< neither a row nor a status nor a name: a program's own 500
    static constexpr std::uint8_t truncated = 8;
    static constexpr std::uint8_t may_be_repeated = 16; ///< the server says that repeating may help
    static constexpr std::uint8_t is_final = 32;        ///< the server says that it does not
    static constexpr std::uint8_t server_words = may_be_repeated | is_final;

    static constexpr unsigned max_line = 0x3FFFF;
    static constexpr std::uint8_t on_heap = 0xFF;

    constexpr ErrorHead() noexcept
        : catalog(nullptr), file(nullptr), row_number(0), line(0), status(500), flags(0), provenance(Provenance::local),
          used(0)
    {}
    /// Leaves everything as it is, for a head that is copied at once.
    struct Unset {};
    explicit ErrorHead(Unset /*tag*/) noexcept {}

    const Catalog* catalog; ///< null for a code of no catalogue
    const char* file;
    std::uint32_t row_number : 14; ///< of the catalogue's rows; without a catalogue, see `set_header_delay`
    std::uint32_t line : 18;
    std::uint16_t status;
    std::uint8_t flags : 6;
    Provenance provenance : 2;
    std::uint8_t used; ///< bytes of the inline text, or `on_heap`

    /// Where the error was made. A line beyond `max_line` is 0: not known.
    constexpr void set_location(const char* where, unsigned number) noexcept
    {
        file = where;
        line = number <= max_line ? number & max_line : 0;
    }
    /// What comes after the first word, or after nothing on a 32-bit machine, as one block. So it is stored, since so it is
    /// loaded wherever the error is returned: a load of what was stored in parts waits for all of them.
    HeldBlock block() const noexcept { return is_known(used) ? block_with(used) : HeldBlock(block_bytes()); }
    /// The same with so many bytes of text, of a head without text.
    HeldBlock block_with(unsigned bytes) const noexcept
    {
        std::uint64_t first, second;
        std::memcpy(&first, block_bytes(), sizeof first);
        std::memcpy(&second, block_bytes() + sizeof first, sizeof second);
        return {first, second | std::uint64_t{bytes} << (is_big_endian ? 0U : 56U)};
    }
    void set_block(const HeldBlock& block) noexcept { block.store(reinterpret_cast<char*>(this) + block_offset); }
    static constexpr std::size_t block_offset = 2 * sizeof(void*) - 8;

    constexpr void set_row(const Catalog& of, std::size_t row) noexcept
    {
        catalog = &of;
        row_number = row & 0x3FFFU;
    }
    /// What the server itself says about repeating; its last word counts.
    constexpr void set_server_word(bool repeated) noexcept
    {
        const unsigned others = flags & ~unsigned{server_words};
        flags = (others | (repeated ? may_be_repeated : is_final)) & 0x3FU;
    }
    /// Notes that a header gave the delay. Only of an error without a row, of which alone it says something: where the
    /// row's number would be.
    constexpr void set_header_delay() noexcept
    {
        if (catalog == nullptr) row_number = 1;
    }
    constexpr bool has_header_delay() const noexcept { return catalog == nullptr && row_number != 0; }

private:
    const char* block_bytes() const noexcept { return reinterpret_cast<const char*>(this) + block_offset; }
};
inline constexpr std::size_t head_words = sizeof(ErrorHead) / sizeof(Word);
static_assert(sizeof(ErrorHead) == 2 * sizeof(void*) + 8 && sizeof(ErrorHead) % sizeof(Word) == 0,
              "amiss: the head of an error has no padding");

} // namespace detail
} // inline namespace v0
} // namespace amiss
