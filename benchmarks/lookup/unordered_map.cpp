// SPDX-License-Identifier: BSL-1.0
// Looks up names and values in two std::unordered_map.
#include <lookup/question.hpp>

#include <unordered_map>

namespace {

template <class Set>
class Map {
public:
    Map()
    {
        for (const bench::Named& row : Set::names) {
            values_.emplace(row.name, row.value);
            names_.emplace(row.value, row.name);
        }
    }
    int by_name(const bench::Key& key) const
    {
        const auto found = values_.find(key.name);
        return found != values_.end() ? found->second : 0;
    }
    std::string_view by_value(const bench::Key& key) const
    {
        const auto found = names_.find(key.value);
        return found != names_.end() ? found->second : std::string_view();
    }

private:
    std::unordered_map<std::string_view, int> values_;
    std::unordered_map<int, std::string_view> names_;
};

const bool entered = bench::enter_names<Map>("unordered_map", "made at run time; allocates")
    && bench::enter_values<Map>("unordered_map", "made at run time; allocates");

} // namespace
