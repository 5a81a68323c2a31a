// SPDX-License-Identifier: BSL-1.0
// Keys that were stored are found by their hashes.
#include <amiss/detail/read/read_keys.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

using amiss::detail::ReadKeys;

TEST(read_keys, finds_each_place_with_a_hash_until_it_is_the_one)
{
    ReadKeys keys;
    keys.add(7, 100);
    keys.add(8, 200);
    keys.add(7, 300);
    std::string asked;
    const auto is_300 = [&asked](std::uint32_t place) {
        asked += std::to_string(place) + ";";
        return place == 300;
    };
    EXPECT_TRUE(keys.find(7, is_300));
    EXPECT_EQ(asked, "100;300;");
    EXPECT_FALSE(keys.find(8, is_300));
    EXPECT_FALSE(keys.find(9, is_300));
    EXPECT_EQ(asked, "100;300;200;");
}

TEST(read_keys, a_place_can_be_corrected)
{
    ReadKeys keys;
    EXPECT_NE(ReadKeys::hash_of("a"), ReadKeys::hash_of("b"));
    keys.add(ReadKeys::hash_of("a"), 1);
    EXPECT_TRUE(keys.find(ReadKeys::hash_of("a"), [](std::uint32_t& place) { return place = 5, true; }));
    EXPECT_TRUE(keys.find(ReadKeys::hash_of("a"), [](std::uint32_t place) { return place == 5; }));
}

TEST(read_keys, takes_no_more_than_there_is_room_for)
{
    ReadKeys keys;
    for (std::uint32_t number = 0; number < ReadKeys::most + 5; ++number)
        keys.add(static_cast<std::uint16_t>(number), number);
    const auto any = [](std::uint32_t) { return true; };
    EXPECT_TRUE(keys.find(ReadKeys::most - 1, any));
    EXPECT_FALSE(keys.find(ReadKeys::most, any));
}

} // namespace
