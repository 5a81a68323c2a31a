// SPDX-License-Identifier: BSL-1.0
// Tests of what the wire name of a row may be.
#include <amiss/detail/text/wire_name.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::detail::is_wire_name;

TEST(wire_name, is_printable_without_quotes_and_backslashes)
{
    for (int byte = 0; byte < 256; ++byte) {
        const char c = static_cast<char>(byte);
        const bool expected = byte > 0x20 && byte < 0x7F && c != '"' && c != '\\';
        EXPECT_EQ(is_wire_name({&c, 1}), expected) << byte;
        const char inside[] = {'a', c, 'b'};
        EXPECT_EQ(is_wire_name({inside, sizeof inside}), expected || c == ' ') << byte;
    }
}

TEST(wire_name, has_no_space_at_an_end)
{
    EXPECT_TRUE(is_wire_name("Validation Failed"));
    EXPECT_TRUE(is_wire_name("https://example.com/probs/out-of-credit"));
    EXPECT_TRUE(is_wire_name("urn:ietf:params:acme:error:malformed"));
    EXPECT_TRUE(is_wire_name("com.amazonaws.dynamodb#ResourceNotFoundException"));
    EXPECT_FALSE(is_wire_name(" a"));
    EXPECT_FALSE(is_wire_name("a "));
    EXPECT_FALSE(is_wire_name(""));
}

} // namespace
