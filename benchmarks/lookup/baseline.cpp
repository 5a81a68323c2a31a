// SPDX-License-Identifier: BSL-1.0
// The baseline of a look-up: it knows the row and makes a single comparison.
#include <lookup/question.hpp>

namespace {

template <class Set>
struct Known {
    int by_name(const bench::Key& key) const noexcept
    {
        const bench::Named& row = Set::names[key.row];
        return row.name == key.name ? row.value : 0;
    }
    std::string_view by_value(const bench::Key& key) const noexcept
    {
        const bench::Named& row = Set::names[key.row];
        return row.value == key.value ? row.name : std::string_view();
    }
};

const bool entered = bench::enter_names<Known>("baseline", "knows the row: one comparison")
    && bench::enter_values<Known>("baseline", "knows the row: one comparison");

} // namespace
