// SPDX-License-Identifier: BSL-1.0
// The keys that a reader has stored so far, so that it need not go through all that is stored to find out that one is new.
#pragma once

#include <amiss/detail/text/hash.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Where keys were stored, by their hashes. A hash is only a hint: the caller compares the keys themselves.
class ReadKeys {
public:
    static constexpr std::size_t most = 64;

    ReadKeys() noexcept {} // not "= default": the places are written before they are read

    static std::uint16_t hash_of(std::string_view key) noexcept
    {
        return static_cast<std::uint16_t>(hash_text(key) >> 48U);
    }

    /// Notes where a key was stored; not more than `most` of them.
    void add(std::uint16_t hash, std::size_t place) noexcept
    {
        if (count_ == most) return;
        hashes_[count_] = hash;
        places_[count_++] = static_cast<std::uint32_t>(place);
    }
    /// Calls `is_it(place)` for each key with this hash, until it is true; whether it was. It may correct the place.
    template <class IsIt>
    bool find(std::uint16_t hash, IsIt is_it) noexcept
    {
        for (std::size_t at = 0; at < count_; ++at) {
            if (hashes_[at] == hash && is_it(places_[at])) return true;
        }
        return false;
    }

private:
    std::size_t count_ = 0;
    std::uint16_t hashes_[most];
    std::uint32_t places_[most];
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
