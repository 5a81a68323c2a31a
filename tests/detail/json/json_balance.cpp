// SPDX-License-Identifier: BSL-1.0
// Tests of counting brackets and quotes.
#include <amiss/detail/json/json_balance.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::detail::JsonBalance;

TEST(json_balance, counts_brackets_outside_of_texts)
{
    for (const char* const closed : {"", "12", "{}", R"([1,{"a":"}]"}])", R"("\"{")", R"("\\")", "]", "]{}"})
        EXPECT_TRUE(JsonBalance::is_closed(closed)) << closed;
    for (const char* const open : {"{", "[{}", "\"", R"("\")", R"({"a":"}")", "][", R"("\\\")"})
        EXPECT_FALSE(JsonBalance::is_closed(open)) << open;
}

} // namespace
