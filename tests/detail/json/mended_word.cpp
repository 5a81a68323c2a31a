// SPDX-License-Identifier: BSL-1.0
// Tests of the words that become JSON, and of what is in front of JSON against scripts.
#include <amiss/detail/json/mended_word.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

using amiss::detail::mended_word;
using amiss::detail::without_script_guard;

TEST(mended_word, numbers_that_are_none)
{
    for (const std::string_view word : {"NaN", "-Infinity", "inf", "NAN"}) EXPECT_EQ(mended_word(word), "null") << word;
    for (const std::string_view word : {"", "true", "null", "1.5", "None", "True", "NaNs", "-"})
        EXPECT_EQ(mended_word(word), "") << word;
}

TEST(mended_word, guards_and_the_rest_of_their_line_are_left_out)
{
    EXPECT_EQ(without_script_guard(")]}'\n{}"), "{}");
    EXPECT_EQ(without_script_guard(")]}',\n[1]"), "[1]");
    EXPECT_EQ(without_script_guard("while (1);{}"), "{}");
    EXPECT_EQ(without_script_guard("throw 1; <don't be evil>\n{}"), "{}");
    EXPECT_EQ(without_script_guard("while(1);"), "");
    EXPECT_EQ(without_script_guard("{}"), "{}");
}

} // namespace
