// SPDX-License-Identifier: BSL-1.0
// Tests of the bytes of a stream: joined in place, moved when there is no room, and few of them kept.
#include <amiss/detail/stream/stream_bytes.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <utility>

namespace {

using amiss::detail::StreamBytes;

TEST(stream_bytes, takes_and_joins_parts)
{
    StreamBytes bytes;
    EXPECT_EQ(bytes.raw(), "");
    EXPECT_EQ(bytes.data(), "");
    EXPECT_TRUE(bytes.add(""));
    EXPECT_TRUE(bytes.add("-one-two-three"));
    bytes.join(1, 3);
    bytes.drop(4);
    bytes.join_line_feed();
    bytes.join(1, 3);
    bytes.drop(4);
    EXPECT_EQ(bytes.data(), "one\ntwo");
    EXPECT_EQ(bytes.raw(), "-three");
    bytes.take(1, 2, 4);
    EXPECT_EQ(bytes.data(), "th");
    EXPECT_EQ(bytes.raw(), "ee");
    bytes.clear_data();
    EXPECT_EQ(bytes.data(), "");
    EXPECT_EQ(bytes.raw(), "ee");
}

TEST(stream_bytes, keeps_data_and_raw_bytes_when_it_moves_them)
{
    StreamBytes bytes;
    std::string data;
    std::string raw;
    for (int round = 0; round < 5000; ++round) {
        const std::string piece(static_cast<std::size_t>(round % 13), static_cast<char>('a' + round % 26));
        ASSERT_TRUE(bytes.add(piece));
        raw += piece;
        if (raw.size() > 5) { // two bytes of each five are data
            bytes.join(1, 2);
            data += raw.substr(1, 2);
            bytes.drop(5);
            raw.erase(0, 5);
        }
        if (round % 700 == 0) {
            bytes.clear_data();
            data.clear();
        }
        ASSERT_EQ(bytes.data(), data);
        ASSERT_EQ(bytes.raw(), raw);
    }
    EXPECT_GT(data.size(), 100U);
}

TEST(stream_bytes, moves)
{
    StreamBytes bytes;
    ASSERT_TRUE(bytes.add("abc"));
    StreamBytes moved(std::move(bytes));
    StreamBytes assigned;
    ASSERT_TRUE(assigned.add("other"));
    assigned = std::move(moved);
    EXPECT_EQ(assigned.raw(), "abc");
}

} // namespace
