// SPDX-License-Identifier: BSL-1.0
// Tests of whole numbers as text.
#include <amiss/detail/text/digits.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace {

using amiss::detail::Digits;
using amiss::detail::is_integer;

static_assert(Digits(0).view() == "0" && Digits(-32602).view() == "-32602" && Digits().view().empty());

TEST(digits, are_those_of_any_number)
{
    EXPECT_EQ(Digits(std::numeric_limits<std::int64_t>::min()).view(), "-9223372036854775808");
    EXPECT_EQ(Digits(std::numeric_limits<std::int64_t>::max()).view(), "9223372036854775807");
}

TEST(digits, an_integer_is_one_of_json)
{
    for (const char* text : {"0", "10001", "-32602", "-1", "999999999999999999"}) EXPECT_TRUE(is_integer(text)) << text;
    for (const char* text :
         {"", "-", "007", "-01", "1.5", "1e3", "+1", " 1", "1 ", "0x1", "one", "1000000000000000000"})
        EXPECT_FALSE(is_integer(text)) << text;
}

} // namespace
