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
    /// What is smaller is found again as fast as it is looked up.
    static constexpr std::size_t least = 64;

    /// The size of the value that begins at `text`; 0 where it is not known.
    std::size_t find(const char* text) const noexcept
    {
        const unsigned first = first_of(text);
        for (unsigned step = 0; step < steps; ++step) {
            const Entry& entry = entries_[(first + step) % count];
            if (entry.text == text) return entry.size;
            if (entry.text == nullptr) return 0;
        }
        return 0;
    }
    void put(const char* text, std::size_t size) noexcept
    {
        const unsigned first = first_of(text);
        Entry* smallest = &entries_[first];
        for (unsigned step = 0; step < steps && smallest->text != nullptr; ++step) {
            Entry& entry = entries_[(first + step) % count];
            if (entry.size < smallest->size) smallest = &entry;
        }
        if (size >= smallest->size) *smallest = {text, size};
    }

private:
    struct Entry {
        const char* text;
        std::size_t size;
    };
    static constexpr unsigned count = 64, steps = 8;

    static unsigned first_of(const char* text) noexcept
    {
        const auto address = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(text));
        return address * 0x9E3779B1U >> 26U;
    }

    Entry entries_[count]{};
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
