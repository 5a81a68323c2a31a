// SPDX-License-Identifier: BSL-1.0
// Remembers where the values of a JSON text are, for a reader that goes through the same values many times.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The sizes of some values, by where they begin, and the items of some objects and arrays. Of sizes that compete for a
/// place, the larger ones stay, since such values take longest to go through again.
class JsonMemo {
public:
    /// What is smaller is found again as fast as it is looked up.
    static constexpr std::size_t least_container = 16, least_string = 128;
    /// How many items it remembers at most, and of one object or array.
    static constexpr unsigned item_count = 16, most_items = 12;

    /// An item: its key, which is empty for that of an array, and its value.
    struct Item {
        const char* key;
        const char* value;
        std::uint32_t key_size, value_size;
    };
    /// What is known of a value.
    struct Entry {
        const char* text = nullptr;
        std::uint32_t size = 0;
        std::uint8_t first = 0;       ///< of its items
        std::uint8_t count = unknown; ///< of its items
    };
    static constexpr std::uint8_t unknown = 0xFF, too_many = 0xFE;

    /// Null where nothing is known of the value that begins at `text`.
    Entry* find(const char* text) noexcept
    {
        const unsigned first = first_of(text);
        for (unsigned step = 0; step < steps; ++step) {
            Entry& entry = entries_[(first + step) % entry_count];
            if (entry.text == text) return &entry;
            if (entry.text == nullptr) return nullptr;
        }
        return nullptr;
    }
    void put(std::string_view value) noexcept
    {
        const unsigned first = first_of(value.data());
        Entry* smallest = &entries_[first];
        for (unsigned step = 0; step < steps && smallest->text != nullptr; ++step) {
            Entry& entry = entries_[(first + step) % entry_count];
            if (entry.size < smallest->size) smallest = &entry;
        }
        if (value.size() < smallest->size || value.size() > 0xFFFFFFFF) return;
        *smallest = Entry();
        smallest->text = value.data();
        smallest->size = static_cast<std::uint32_t>(value.size());
    }

    /// How many items are remembered of all values.
    unsigned used() const noexcept { return used_; }
    const Item& item(unsigned number) const noexcept { return items_[number]; }
    /// Remembers one more, the one with this number; false where there is no room.
    bool add_item(unsigned number, std::string_view key, std::string_view value) noexcept
    {
        if (number >= item_count || key.size() > 0xFFFFFFFF || value.size() > 0xFFFFFFFF) return false;
        items_[number] = {key.data(), value.data(), static_cast<std::uint32_t>(key.size()),
                          static_cast<std::uint32_t>(value.size())};
        return true;
    }
    /// The items up to this number stay.
    void keep_items(unsigned end) noexcept { used_ = end; }

    JsonMemo() noexcept {} // not "= default": the items are written before they are read

private:
    static constexpr unsigned entry_count = 32, steps = 8;

    static unsigned first_of(const char* text) noexcept
    {
        const auto address = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(text));
        return static_cast<unsigned>(std::uint64_t{address * 0x9E3779B1U} * entry_count >> 32U);
    }

    Entry entries_[entry_count];
    unsigned used_ = 0;
    Item items_[item_count];
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
