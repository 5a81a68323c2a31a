// SPDX-License-Identifier: BSL-1.0
// Tests of the write callback: it appends, and when memory runs out it says that it took less.
#include <amiss/detail/curl/append_bytes.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using amiss::detail::append_bytes;

TEST(append_bytes, appends_what_came)
{
    std::string text = "a";
    char bytes[] = {'b', '\0', 'c'};
    EXPECT_EQ(append_bytes(bytes, 1, 3, &text), 3U);
    EXPECT_EQ(append_bytes(bytes, 1, 0, &text), 0U);
    EXPECT_EQ(text, std::string("ab\0c", 4));
}

TEST(append_bytes, takes_nothing_where_there_is_no_room)
{
    std::string text = "a";
    char byte = 'b';
    EXPECT_EQ(append_bytes(&byte, 1, text.max_size(), &text), 0U); // longer than any string can be
    EXPECT_EQ(text, "a");
}

} // namespace
