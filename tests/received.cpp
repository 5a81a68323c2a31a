// SPDX-License-Identifier: BSL-1.0
// Tests of Received: it takes any range of headers and visits them in order.
#include <amiss/received.hpp>

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

using amiss::HttpStatus;
using amiss::Received;

struct NameValue {
    std::string name;
    const char* value;
};

using Pairs = std::vector<std::pair<std::string, std::string>>;

static_assert(std::is_constructible_v<Received, int, std::string_view, const Pairs&>);
static_assert(std::is_constructible_v<Received, HttpStatus, std::string_view, const Pairs&>);
static_assert(std::is_constructible_v<Received, HttpStatus, std::string_view>);
static_assert(!std::is_constructible_v<Received, std::string_view>);
static_assert(std::is_trivially_copyable_v<Received>, "a view");

template <class Range>
Pairs visited(const Range& headers)
{
    Pairs seen;
    const Received received(418, "body", headers);
    received.visit({[](void* state, std::string_view name, std::string_view value) noexcept {
                        static_cast<Pairs*>(state)->emplace_back(name, value);
                    },
                    &seen});
    return seen;
}

const Pairs both{{"A", "1"}, {"B", "2"}};

TEST(received, takes_a_vector_of_pairs) { EXPECT_EQ(visited(both), both); }
TEST(received, takes_a_map) { EXPECT_EQ(visited(std::map<std::string, std::string>{{"B", "2"}, {"A", "1"}}), both); }
TEST(received, takes_a_multimap_and_visits_both_values_of_a_name)
{
    const std::multimap<std::string_view, const char*> headers{{"A", "1"}, {"A", "2"}};
    EXPECT_EQ(visited(headers), (Pairs{{"A", "1"}, {"A", "2"}}));
}
TEST(received, takes_structs_of_name_and_value)
{
    EXPECT_EQ(visited(std::vector<NameValue>{{"A", "1"}, {"B", "2"}}), both);
}
TEST(received, takes_a_built_in_array)
{
    const NameValue headers[] = {{"A", "1"}, {"B", "2"}};
    EXPECT_EQ(visited(headers), both);
}
TEST(received, takes_an_empty_range) { EXPECT_TRUE(visited(std::array<NameValue, 0>{}).empty()); }

TEST(received, without_headers_nothing_is_visited)
{
    int calls = 0;
    Received(404, "body")
        .visit({[](void* state, std::string_view, std::string_view) noexcept { ++*static_cast<int*>(state); }, &calls});
    EXPECT_EQ(calls, 0);
}

TEST(received, temporary_headers_live_until_the_end_of_the_call)
{
    int calls = 0;
    Received(404, "body", std::map<std::string, std::string>{{"A", "1"}, {"B", "2"}})
        .visit({[](void* state, std::string_view name, std::string_view value) noexcept {
                    *static_cast<int*>(state) += name.size() == 1 && value.size() == 1 ? 1 : 100;
                },
                &calls});
    EXPECT_EQ(calls, 2);
}

TEST(received, takes_a_list_in_braces)
{
    Pairs seen;
    const amiss::HeaderVisitor visitor{[](void* state, std::string_view name, std::string_view value) noexcept {
                                           static_cast<Pairs*>(state)->emplace_back(name, value);
                                       },
                                       &seen};
    const std::string owned = "2";
    Received{404, "body", {{"A", "1"}, {"B", owned}}}.visit(visitor);
    EXPECT_EQ(seen, both);
    Received{HttpStatus::not_found, "body", {{"C", "3"}}, std::chrono::system_clock::time_point()}.visit(visitor);
    EXPECT_EQ(seen.size(), 3U);
    Received{404, "body", {}}.visit(visitor);
    EXPECT_EQ(seen.size(), 3U);
}

TEST(received, what_was_given_is_what_it_has)
{
    const Received plain(429, "body");
    EXPECT_EQ(plain.status(), HttpStatus::too_many_requests);
    EXPECT_EQ(plain.body(), "body");
    EXPECT_FALSE(plain.now());
    EXPECT_FALSE(plain.has_headers());
    EXPECT_TRUE(Received(429, "body", both).has_headers());
    const auto now = std::chrono::system_clock::from_time_t(1774866600);
    EXPECT_EQ(Received(HttpStatus::not_found, "", both, now).now(), now);
    EXPECT_EQ(amiss::to_int(Received(HttpStatus::not_found, "").status()), 404);
}

TEST(received, a_part_is_a_response_of_its_own_with_the_same_headers)
{
    const Received::Time now{std::chrono::seconds(7)};
    const Received whole = Received(200, "body", both, now).max_body(3).keep_body(2);
    const Received part = whole.part(HttpStatus::not_found, "part");
    EXPECT_EQ(part.status(), HttpStatus::not_found);
    EXPECT_EQ(part.body(), "part");
    EXPECT_EQ(part.now(), now);
    EXPECT_EQ(part.max_body(), 3U);
    EXPECT_EQ(part.kept_body(), "pa");
    EXPECT_TRUE(part.has_headers());
    EXPECT_EQ(whole.body(), "body");
}

TEST(received, takes_headers_that_a_library_keeps_in_a_form_of_its_own)
{
    struct Own {
        const char* text = "3";
    };
    const Own own;
    const Received received(429, "body", &own, [](const void* headers, const amiss::HeaderVisitor& visitor) noexcept {
        visitor.call(visitor.state, "Retry-After", static_cast<const Own*>(headers)->text);
        visitor.call(visitor.state, "B", "2");
    });
    EXPECT_TRUE(received.has_headers());
    Pairs seen;
    received.visit({[](void* state, std::string_view name, std::string_view value) noexcept {
                        static_cast<Pairs*>(state)->emplace_back(name, value);
                    },
                    &seen});
    EXPECT_EQ(seen, (Pairs{{"Retry-After", "3"}, {"B", "2"}}));
    EXPECT_EQ(received.body(), "body");
    EXPECT_EQ(received.status(), HttpStatus::too_many_requests);
}

} // namespace
