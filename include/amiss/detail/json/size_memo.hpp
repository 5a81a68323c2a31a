// SPDX-License-Identifier: BSL-1.0
// Remembers where large values of a JSON text end, for a reader that goes through the same values many times.
#pragma once

#include <cstddef>
#include <cstdint>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The sizes of some values, by where they begin. Of those that compete for a place, the larger ones stay, since they take
/// longest to go through again.
class SizeMemo {
public:
    /// The size of the value that begins at `text`; 0 where it is not known.
    std::size_t find(const char* text) const noexcept
    {
        const Entry* const set = sets_[set_of(text)];
        return set[0].text == text ? set[0].size : set[1].text == text ? set[1].size : 0;
    }
    void put(const char* text, std::size_t size) noexcept
    {
        Entry* const set = sets_[set_of(text)];
        Entry& smaller = set[set[0].size < set[1].size ? 0 : 1];
        if (size >= smaller.size) smaller = {text, size};
    }

    /// What is smaller is found again as fast as it is looked up.
    static constexpr std::size_t least = 64;

private:
    struct Entry {
        const char* text;
        std::size_t size;
    };
    static constexpr std::size_t sets = 32;

    static std::size_t set_of(const char* text) noexcept
    {
        const auto address = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(text));
        return address * 0x9E3779B1U >> 27U;
    }

    Entry sets_[sets][2]{};
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
