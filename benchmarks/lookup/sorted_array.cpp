// SPDX-License-Identifier: BSL-1.0
// Looks up names and values by binary search in sorted arrays.
#include <lookup/question.hpp>

#include <algorithm>

namespace {

template <class Set>
class Sorted {
public:
    Sorted()
    {
        std::copy(std::begin(Set::names), std::end(Set::names), by_name_.begin());
        std::sort(by_name_.begin(), by_name_.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    }
    int by_name(const bench::Key& key) const
    {
        const auto found =
            std::lower_bound(by_name_.begin(), by_name_.end(), key.name,
                             [](const bench::Named& row, std::string_view name) { return row.name < name; });
        return found != by_name_.end() && found->name == key.name ? found->value : 0;
    }
    // The rows are already sorted by value.
    std::string_view by_value(const bench::Key& key) const
    {
        const auto found = std::lower_bound(std::begin(Set::names), std::end(Set::names), key.value,
                                            [](const bench::Named& row, int value) { return row.value < value; });
        return found != std::end(Set::names) && found->value == key.value ? found->name : std::string_view();
    }

private:
    std::array<bench::Named, bench::size_of<Set>> by_name_{};
};

const bool entered = bench::enter_names<Sorted>("sorted_array", "std::lower_bound")
    && bench::enter_values<Sorted>("sorted_array", "std::lower_bound");

} // namespace
