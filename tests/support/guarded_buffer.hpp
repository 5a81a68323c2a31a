// SPDX-License-Identifier: BSL-1.0
// A buffer of any capacity between guard bytes, which show whether anything outside it was written.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

class GuardedBuffer {
public:
    explicit GuardedBuffer(std::size_t largest) : bytes_(largest + 2 * margin, guard) {}

    /// The beginning of the buffer, whatever its capacity.
    char* data() { return bytes_.data() + margin; }

    /// Whether the bytes before the buffer and those from `capacity` on are unchanged. Resets the buffer for its next
    /// use.
    bool is_intact(std::size_t capacity)
    {
        const auto same = [](char c) { return c == guard; };
        const auto begin = bytes_.begin() + static_cast<std::ptrdiff_t>(margin);
        const bool intact = std::all_of(bytes_.begin(), begin, same)
            && std::all_of(begin + static_cast<std::ptrdiff_t>(capacity), bytes_.end(), same);
        std::fill(bytes_.begin(), bytes_.end(), guard);
        return intact;
    }

private:
    static constexpr char guard = '\x5A';
    static constexpr std::size_t margin = 64;

    std::vector<char> bytes_;
};
