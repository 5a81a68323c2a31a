// SPDX-License-Identifier: BSL-1.0
// Visiting headers: of pairs and of structs, of ranges that make their elements, and until one throws.
#include <amiss/detail/headers/visit_headers.hpp>

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using amiss::detail::keeps_headers_v;
using Pairs = std::vector<std::pair<std::string, std::string>>;

struct NameValue {
    std::string name;
    const char* value;
};

template <class Range>
Pairs visited(const Range& headers)
{
    Pairs seen;
    amiss::detail::visit_headers<Range>(&headers,
                                        {[](void* state, std::string_view name, std::string_view value) noexcept {
                                             static_cast<Pairs*>(state)->emplace_back(name, value);
                                         },
                                         &seen});
    return seen;
}

const Pairs both{{"A", "1"}, {"B", "2"}};

TEST(visit_headers, of_pairs_and_of_structs)
{
    EXPECT_EQ(visited(both), both);
    EXPECT_EQ(visited(std::vector<NameValue>{{"A", "1"}, {"B", "2"}}), both);
    EXPECT_TRUE(visited(Pairs()).empty());
}

// A range that makes its elements as it goes.
struct Made {
    struct iterator {
        int at;
        std::pair<std::string_view, std::string_view> operator*() const
        {
            return {at == 0 ? "A" : "B", at == 0 ? "1" : "2"};
        }
        iterator& operator++() { return ++at, *this; }
        bool operator!=(const iterator& other) const { return at != other.at; }
    };
    iterator begin() const { return {0}; }
    iterator end() const { return {2}; }
};
struct MadeOwners {
    struct iterator {
        std::pair<std::string, std::string> operator*() const { return {}; }
    };
    iterator begin() const { return {}; }
};

TEST(visit_headers, elements_that_a_range_makes_are_views_and_not_owners)
{
    EXPECT_EQ(visited(Made()), both);
    static_assert(keeps_headers_v<Made> && keeps_headers_v<Pairs>);
    static_assert(!keeps_headers_v<MadeOwners>);
}

#if defined(__cpp_exceptions)
struct Throwing {
    struct iterator {
        int at;
        std::pair<std::string_view, std::string_view> operator*() const
        {
            if (at == 1) throw std::runtime_error("the range is broken");
            return {"A", "1"};
        }
        iterator& operator++() { return ++at, *this; }
        bool operator!=(const iterator& other) const { return at != other.at; }
    };
    iterator begin() const { return {0}; }
    iterator end() const { return {2}; }
};

TEST(visit_headers, an_exception_of_the_range_ends_it) { EXPECT_EQ(visited(Throwing()), (Pairs{{"A", "1"}})); }
#endif

} // namespace
