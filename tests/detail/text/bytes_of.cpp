// SPDX-License-Identifier: BSL-1.0
// Tests of the bytes of a body: strings, containers and buffers in one piece, without a copy.
#include <amiss/detail/text/bytes_of.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace {

using amiss::detail::bytes_of;

// As a flat buffer of Asio or Beast: its data() is a buffer.
struct OneBuffer {
    struct Piece {
        const void* bytes;
        std::size_t length;
        const void* data() const { return bytes; }
        std::size_t size() const { return length; }
    };
    Piece data() const { return {text.data(), text.size()}; }
    std::size_t size() const { return text.size(); }
    std::string text;
};

struct NoBody {};

TEST(bytes_of, are_those_of_the_body_itself)
{
    const std::string text = "a string longer than what fits into its object";
    EXPECT_EQ(bytes_of(text).data(), text.data());
    EXPECT_EQ(bytes_of(text), text);
    const std::vector<unsigned char> bytes{'a', '\0', 0xFF};
    EXPECT_EQ(bytes_of(bytes), std::string_view("a\0\xFF", 3));
    const std::array<std::byte, 2> two{std::byte{'x'}, std::byte{'y'}};
    EXPECT_EQ(bytes_of(two), "xy");
    const OneBuffer buffer{text};
    EXPECT_EQ(bytes_of(buffer).data(), buffer.text.data());
    EXPECT_EQ(bytes_of(buffer), text);
    EXPECT_EQ(bytes_of("literal"), "literal");
}

TEST(bytes_of, may_be_none)
{
    EXPECT_EQ(bytes_of(NoBody()), "");
    EXPECT_EQ(bytes_of(std::string()), "");
    EXPECT_EQ(bytes_of(std::vector<char>()), "");
}

} // namespace
