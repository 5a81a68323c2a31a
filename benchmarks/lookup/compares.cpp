// SPDX-License-Identifier: BSL-1.0
// Looks up names and values by comparing with one row after the other.
#include <lookup/question.hpp>

namespace {

template <class Set>
struct Chain {
    int by_name(const bench::Key& key) const noexcept
    {
        for (const bench::Named& row : Set::names) {
            if (row.name == key.name) return row.value;
        }
        return 0;
    }
    std::string_view by_value(const bench::Key& key) const noexcept
    {
        for (const bench::Named& row : Set::names) {
            if (row.value == key.value) return row.name;
        }
        return {};
    }
};

const bool entered = bench::enter_names<Chain>("compares", "one row after the other")
    && bench::enter_values<Chain>("compares", "one row after the other");

} // namespace
