// SPDX-License-Identifier: BSL-1.0
// Tests of the table of functions that a format has.
#include <amiss/detail/layout/format_functions.hpp>

#include <amiss/xml.hpp>

#include <gtest/gtest.h>

#include <type_traits>

namespace {

using amiss::detail::FormatFunctions;

TEST(format_functions, are_all_there_for_xml_and_cannot_throw)
{
    EXPECT_EQ(amiss::detail::xml_functions.fitting_prefix("a<b", 4), "a");
    EXPECT_NE(amiss::detail::xml_functions.write, nullptr);
    EXPECT_NE(amiss::detail::xml_functions.measure, nullptr);
    EXPECT_NE(amiss::detail::xml_functions.read, nullptr);
    EXPECT_TRUE(std::is_trivially_copyable_v<FormatFunctions>);
}

} // namespace
