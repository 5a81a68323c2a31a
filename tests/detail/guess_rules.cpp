// Tests of the table of rules: names as the comparison wants them, none twice, and how names are compared.
#include <amiss/detail/guess_rules.hpp>

#include <gtest/gtest.h>

#include <iterator>
#include <set>
#include <string_view>
#include <utility>

namespace {

using amiss::detail::GuessKind;
using amiss::detail::GuessName;

TEST(GuessRules, EachNameStandsOnceForAKindAndAsItIsCompared)
{
    std::set<std::pair<std::string_view, GuessKind>> seen;
    for (const amiss::detail::GuessRule& rule : amiss::detail::guess_rules) {
        EXPECT_TRUE(seen.emplace(rule.name, rule.kind).second) << rule.name;
        EXPECT_EQ(GuessName(rule.name).view(), rule.name);
        EXPECT_LT(rule.cost, amiss::detail::GuessCost::item);
    }
    EXPECT_EQ(seen.size(), std::size(amiss::detail::guess_rules));
}

TEST(GuessRules, NamesCompareByLettersAndDigits)
{
    for (const std::string_view key : {"retry_after", "retryAfter", "Retry-After", "retry after", "RETRYAFTER"})
        EXPECT_TRUE(GuessName(key).is("retryafter")) << key;
    EXPECT_FALSE(GuessName("retry_after_ms").is("retryafter"));
    EXPECT_TRUE(GuessName("serviceErrorCode").is("errorcode"));
    EXPECT_TRUE(GuessName("x-request-id").is("requestid"));
    EXPECT_FALSE(GuessName("barcode").is("code"));
    EXPECT_EQ(GuessName("a_name_that_is_longer_than_any_in_the_table").view(), "");
    EXPECT_EQ(GuessName("___").view(), "");
}

} // namespace
