// SPDX-License-Identifier: BSL-1.0
// Tests of texts with several possible header names: which name wins in any order, and what conflicting lines do.
#include <amiss/detail/headers/ranked_values.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace amiss::detail;

struct Said {
    unsigned char rank;
    std::string_view name;
    std::optional<std::string_view> text;
};

// The best of these, which must be the same in every order; "different" if it is not.
std::string best_of(std::vector<Said> said, bool conflicting = false)
{
    std::vector<std::size_t> order(said.size());
    for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
    std::string best;
    bool first = true;
    do {
        RankedValues texts;
        for (const std::size_t at : order) texts.add(said[at].rank, said[at].name, said[at].text);
        EXPECT_EQ(texts.conflicting(), conflicting);
        if (!first && texts.best() != best) return "different";
        best = texts.best();
        first = false;
    } while (std::next_permutation(order.begin(), order.end()));
    return best;
}

TEST(ranked_values, the_lowest_rank_wins_then_the_shorter_name_then_the_alphabet)
{
    EXPECT_EQ(best_of({}), "");
    EXPECT_EQ(best_of({{3, "x", "third"}, {1, "xxxx", "first"}, {2, "x", "second"}}), "first");
    EXPECT_EQ(best_of({{1, "long", "l"}, {1, "sho", "s"}}), "s");
    EXPECT_EQ(best_of({{1, "aab", "b"}, {1, "AAA", "a"}, {1, "aac", "c"}}), "a") << "names are compared without case";
}

TEST(ranked_values, if_the_lines_of_one_name_conflict_the_next_name_is_used)
{
    EXPECT_EQ(best_of({{1, "a", "1"}, {1, "A", "1"}}), "1");
    EXPECT_EQ(best_of({{1, "a", "1"}, {1, "A", "2"}}, true), "");
    EXPECT_EQ(best_of({{1, "a", "1"}, {1, "a", "2"}, {2, "b", "3"}, {2, "b", "3"}}, true), "3");
    EXPECT_EQ(best_of({{1, "a", std::nullopt}, {1, "a", "1"}, {2, "b", "3"}}, true), "3");
}

TEST(ranked_values, the_best_eight_names_are_kept)
{
    const std::string letters = "ihgfedcba";
    RankedValues texts;
    for (std::size_t at = 0; at < letters.size(); ++at)
        texts.add(1, {&letters[at], 1}, std::string_view(&letters[at], 1));
    EXPECT_EQ(texts.best(), "a");
    for (std::size_t at = 2; at < letters.size(); ++at) texts.add(1, {&letters[at], 1}, std::nullopt);
    EXPECT_EQ(texts.best(), "h") << "the ninth was dropped";
    texts.add(1, "i", "again");
    EXPECT_EQ(texts.best(), "h");
}

} // namespace
