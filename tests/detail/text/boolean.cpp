// SPDX-License-Identifier: BSL-1.0
// Tests of booleans as text: two words in any case, and nothing else.
#include <amiss/detail/text/boolean.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::detail::boolean_of;

TEST(boolean, true_and_false_in_any_case)
{
    for (const char* const text : {"true", "True", "TRUE", "tRuE"}) EXPECT_EQ(boolean_of(text), true) << text;
    for (const char* const text : {"false", "False", "FALSE"}) EXPECT_EQ(boolean_of(text), false) << text;
}

TEST(boolean, any_other_text_is_none)
{
    for (const char* const text : {"", "1", "0", "yes", "no", "true ", " false", "truee", "tru", "null"})
        EXPECT_FALSE(boolean_of(text).has_value()) << text;
}

} // namespace
