// SPDX-License-Identifier: BSL-1.0
// Tests of JSON's white space: which bytes are white space, and texts without it at either end.
#include <amiss/detail/json/white_space.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

using namespace amiss::detail;

TEST(white_space, every_byte)
{
    for (int byte = -128; byte < 128; ++byte) {
        const char c = static_cast<char>(byte);
        EXPECT_EQ(is_space(c), std::string_view("\x20\x09\x0A\x0D").find(c) != std::string_view::npos) << byte;
    }
}

TEST(white_space, at_either_end)
{
    EXPECT_EQ(without_leading_space(" \t\r\n1 \n"), "1 \n");
    EXPECT_EQ(without_space_around(" \t\r\n1 2 \n"), "1 2");
    EXPECT_EQ(without_space_around("\v1\f"), "\v1\f") << "these two are no white space in JSON";
    for (const std::string_view text : {"", " ", "\n\t"}) {
        EXPECT_EQ(without_leading_space(text), "");
        EXPECT_EQ(without_space_around(text), "");
    }
}

} // namespace
