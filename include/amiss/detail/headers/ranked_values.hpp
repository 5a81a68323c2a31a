// SPDX-License-Identifier: BSL-1.0
// A text that headers of several names may give: which name is the best, and whether its lines agree.
#pragma once

#include <amiss/detail/headers/agreed_value.hpp>
#include <amiss/detail/headers/late_value.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/token.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The texts of the eight best names: a lower rank is better, then a shorter name, then the alphabetical order.
///
/// The order in which they are added makes no difference.
class RankedValues {
public:
    void add(unsigned char rank, std::string_view name, const std::optional<std::string_view>& text) noexcept
    {
        if (AMISS_LIKELY(size_ == 0)) return static_cast<void>(size_ = 1), make(0, rank, name).add(text);
        add_another(rank, name, text);
    }

    /// The text of the best name whose lines agree; empty when there is none.
    std::string_view best() const noexcept
    {
        for (std::size_t at = 0; at < size_; ++at) {
            if (const auto text = entries_[at].value.value()) return *text;
        }
        return {};
    }
    bool conflicting() const noexcept
    {
        for (std::size_t at = 0; at < size_; ++at) {
            if (entries_[at].value.conflicting()) return true;
        }
        return false;
    }

private:
    static constexpr std::size_t capacity = 8;

    // Derived, so that the rank goes into the padding: there are many entries on the stack.
    struct Entry : AgreedValue<std::string_view> {
        unsigned char rank = 0;
        std::string_view name;
    };

    Entry& make(std::size_t at, unsigned char rank, std::string_view name) noexcept
    {
        Entry& made = entries_[at].make();
        made.rank = rank;
        made.name = name;
        return made;
    }

    AMISS_NOINLINE void add_another(unsigned char rank, std::string_view name,
                                    const std::optional<std::string_view>& text) noexcept
    {
        std::size_t at = 0;
        while (at < size_ && before(entries_[at].value, rank, name)) ++at;
        if (at == capacity) return;
        if (at == size_ || entries_[at].value.rank != rank || !same_header(entries_[at].value.name, name)) {
            if (size_ < capacity) ++size_;
            for (std::size_t to = size_ - 1; to > at; --to) entries_[to].make(entries_[to - 1].value);
            make(at, rank, name);
        }
        entries_[at].value.add(text);
    }

    static bool before(const Entry& entry, unsigned char rank, std::string_view name) noexcept
    {
        if (entry.rank != rank) return entry.rank < rank;
        if (entry.name.size() != name.size()) return entry.name.size() < name.size();
        for (std::size_t at = 0; at < name.size(); ++at) {
            const char left = to_lower(entry.name[at]);
            const char right = to_lower(name[at]);
            if (left != right) return left < right;
        }
        return false;
    }

    LateValue<Entry> entries_[capacity]; // there are values in the first `size_`
    std::size_t size_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
