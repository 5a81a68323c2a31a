// SPDX-License-Identifier: BSL-1.0
// How does the cost grow with the number of details and of violations? From 10 to 10,000 of them.
#pragma once

#include <support/rival.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

inline constexpr std::string_view complaint = "must not be negative";

/// The keys of details, which are also the fields of violations: "items.0.quantity" and so on.
inline std::vector<std::string> keys(std::size_t count)
{
    std::vector<std::string> made;
    for (std::size_t at = 0; at < count; ++at) made.push_back("items." + std::to_string(at) + ".quantity");
    return made;
}

/// A `Way` has `details(keys)` and `violations(keys)`, which make an error with one for each key, the texts of both, and
/// `equal(left, right)` for two errors with violations, in whose order they need not be.
template <class Way, std::size_t Count>
struct Growing {
    static std::string details_output() { return Way::text_of_details(Way::details(keys(Count))); }
    static void details(benchmark::State& state)
    {
        std::vector<std::string> fields = keys(Count);
        time_with(state, fields, [](const std::vector<std::string>& any) { return Way::details(any); });
    }
    static std::string violations_output() { return Way::text_of_violations(Way::violations(keys(Count))); }
    static void violations(benchmark::State& state)
    {
        std::vector<std::string> fields = keys(Count);
        time_with(state, fields, [](const std::vector<std::string>& any) { return Way::violations(any); });
    }
    static std::string equal_output()
    {
        std::vector<std::string> fields = keys(Count);
        const auto left = Way::violations(fields);
        std::reverse(fields.begin(), fields.end());
        const auto right = Way::violations(fields);
        fields.back() += "x";
        const auto other = Way::violations(fields);
        return std::string(Way::equal(left, right) ? "equal " : "unequal ")
            + (Way::equal(left, other) ? "equal" : "unequal");
    }
    static void equal(benchmark::State& state)
    {
        std::vector<std::string> fields = keys(Count);
        const auto left = Way::violations(fields);
        std::reverse(fields.begin(), fields.end());
        auto right = Way::violations(fields);
        time_with(state, right, [&left](const auto& any) { return Way::equal(left, any); });
    }
};

template <class Way, std::size_t Count>
bool enter_way(const char* details, const char* violations, const char* equal, const char* name, const char* note)
{
    using Grown = Growing<Way, Count>;
    return enter({details, name, note, Grown::details_output, Grown::details})
        && enter({violations, name, note, Grown::violations_output, Grown::violations})
        && enter({equal, name, note, Grown::equal_output, Grown::equal});
}

template <class Way>
bool enter_way(const char* name, const char* note)
{
    return enter_way<Way, 10>("with_detail_10", "with_violation_10", "equal_10", name, note)
        && enter_way<Way, 100>("with_detail_100", "with_violation_100", "equal_100", name, note)
        && enter_way<Way, 1000>("with_detail_1000", "with_violation_1000", "equal_1000", name, note)
        && enter_way<Way, 10000>("with_detail_10000", "with_violation_10000", "equal_10000", name, note);
}

} // namespace bench
