// SPDX-License-Identifier: BSL-1.0
// Tests of the choice among media types: weights, the range that counts for each, and what breaks a tie.
#include <amiss/detail/headers/preferred_type.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace amiss::detail;

std::string_view preferred_of(const std::vector<std::string_view>& types, std::string_view accept)
{
    std::vector<TypeChoice> choices;
    for (const std::string_view type : types) choices.push_back({media_type(type)});
    return types[preferred_type(accept, choices.data(), choices.size())];
}

TEST(preferred_type, the_highest_weight_wins)
{
    const std::vector<std::string_view> types{"a/a", "b/b", "c/c"};
    EXPECT_EQ(preferred_of(types, "a/a;q=0.1, b/b;q=0.2, c/c;q=0.3"), "c/c");
    EXPECT_EQ(preferred_of(types, "c/c;q=0.3, b/b;q=0.301, a/a;q=0.3"), "b/b");
    EXPECT_EQ(preferred_of(types, "c/c"), "c/c");
    EXPECT_EQ(preferred_of(types, "*/*;q=0.9, a/a;q=0.8"), "b/b");
    EXPECT_EQ(preferred_of(types, "d/d, c/c;q=0.1"), "c/c") << "what fits none says nothing";
}

TEST(preferred_type, the_most_specific_range_counts_even_with_a_lower_weight)
{
    EXPECT_EQ(preferred_of({"a/a", "b/b"}, "*/*, a/a;q=0.1"), "b/b");
    EXPECT_EQ(preferred_of({"a/a", "b/b"}, "a/a;q=0.1, */*"), "b/b");
    EXPECT_EQ(preferred_of({"a/a", "a/b"}, "a/*;q=0.3, a/b;q=0.7"), "a/b");
    EXPECT_EQ(preferred_of({"a/a", "a/b"}, "a/*;q=0.7, a/a;q=0.3"), "a/b");
    EXPECT_EQ(preferred_of({"a/a;x=1", "a/a"}, "a/a;x=1;q=0.1, a/a;q=0.2"), "a/a");
    EXPECT_EQ(preferred_of({"a/a+json", "b/b"}, "application/json, a/a+json;q=0.1, b/b;q=0.2"), "b/b");
}

TEST(preferred_type, of_one_range_twice_the_higher_weight_counts)
{
    EXPECT_EQ(preferred_of({"a/a", "b/b"}, "a/a;q=0.1, b/b;q=0.2, a/a;q=0.3"), "a/a");
    EXPECT_EQ(preferred_of({"a/a", "b/b"}, "a/a;q=0.3, b/b;q=0.2, a/a;q=0"), "a/a");
}

TEST(preferred_type, of_equal_weights_the_more_specific_range_wins_and_then_the_order)
{
    EXPECT_EQ(preferred_of({"a/a", "b/b"}, "*/*"), "a/a");
    EXPECT_EQ(preferred_of({"a/a", "b/b"}, "*/*, b/b"), "b/b");
    EXPECT_EQ(preferred_of({"a/a", "b/b"}, "a/*, b/b"), "b/b");
    EXPECT_EQ(preferred_of({"a/a", "b/b"}, "b/b, a/a"), "a/a") << "the order of Accept says nothing";
    EXPECT_EQ(preferred_of({"a/a", "x/y+json", "application/json"}, "application/json, */*"), "application/json");
    EXPECT_EQ(preferred_of({"a/a", "x/y+json", "b/b"}, "application/json, */*"), "x/y+json");
}

TEST(preferred_type, a_weight_of_0_excludes)
{
    EXPECT_EQ(preferred_of({"a/a", "b/b"}, "a/a;q=0, */*;q=0.001"), "b/b");
    EXPECT_EQ(preferred_of({"x/y+json", "b/b"}, "application/json;q=0, */*"), "b/b");
    EXPECT_EQ(preferred_of({"x/y+json", "b/b"}, "application/json;q=0, x/y+json;q=0.1, */*;q=0.01"), "x/y+json");
}

TEST(preferred_type, the_first_is_taken_where_none_is_acceptable)
{
    for (const std::string_view accept :
         {"", " ", ",,", "*/*;q=0", "c/c", "b/b;q=0", "a/a;q=0", "a/a;q=0, b/b;q=0", "b/b;q=.5", "b/b;q=1.001", "b",
          "*", "b/b;x=1", "\"b/b\"", "b/b;x=\"", "\xFF", "a/a;q=0, */*;q=0, c/c"})
        EXPECT_EQ(preferred_of({"a/a", "b/b"}, accept), "a/a") << accept;
    EXPECT_EQ(preferred_of({"a/a"}, "b/b"), "a/a");
}

TEST(preferred_type, a_content_type_off_the_grammar_is_only_anything)
{
    EXPECT_EQ(preferred_of({"a/a", "nonsense"}, "*/*, a/a;q=0.5"), "nonsense");
    EXPECT_EQ(preferred_of({"a/a", "nonsense"}, "nonsense, a/a;q=0.5"), "a/a");
}

// A reader that is quadratic in one of these would take minutes.
TEST(preferred_type, long_headers_are_read_in_linear_time)
{
    std::string accept;
    for (int at = 0; at < 10000; ++at) accept += "text/x" + std::to_string(at) + ";q=0.5;, a/a;q=0.1,";
    EXPECT_EQ(preferred_of({"a/a", "b/b"}, accept + "b/b;q=0.2"), "b/b");
    const std::string quotes(200000, '"');
    EXPECT_EQ(preferred_of({"a/a", "b/b"}, quotes + ",b/b"), "b/b");
    std::string escapes = "\"";
    for (int at = 0; at < 200000; ++at) escapes += "\\\"";
    EXPECT_EQ(preferred_of({"a/a", "b/b"}, escapes + ",b/b"), "a/a") << "the string has no end";
    EXPECT_EQ(preferred_of({"a/a", "b/b"}, escapes + "\",b/b"), "b/b");
    EXPECT_EQ(preferred_of({"a/a", "b/b"}, std::string(200000, ';') + ",b/b"), "b/b");
    EXPECT_EQ(preferred_of({"a/a", "b/b"}, "a/a" + std::string(200000, ';') + ",b/b;q=0.1"), "a/a");
    EXPECT_EQ(preferred_of({"a/a", "b/b"}, std::string(200000, ',') + "b/b"), "b/b");
    EXPECT_EQ(preferred_of({"a/a", "b/b"}, std::string(200000, 'b') + ",b/b"), "b/b");
    EXPECT_EQ(preferred_of({"a/a", "b/b"}, "b/b;" + std::string(200000, ' ') + "x,b/b;q=0.1"), "b/b");
    std::string parameters = "a/a";
    for (int at = 0; at < 100000; ++at) parameters += ";x=\"1\"";
    EXPECT_EQ(preferred_of({"a/a;x=1", "b/b"}, parameters + ",b/b;q=0.5"), "a/a;x=1");
}

constexpr std::size_t first_of_two(std::string_view accept)
{
    TypeChoice choices[] = {{media_type("a/a")}, {media_type("b/b")}};
    return preferred_type(accept, choices, 2);
}
static_assert(first_of_two("b/*, */*;q=0.1") == 1);

} // namespace
