// SPDX-License-Identifier: BSL-1.0
// Tests of room for a value: it is untouched until the value is made, and a new value takes the place of the old one.
#include <amiss/detail/headers/late_value.hpp>

#include <gtest/gtest.h>

#include <cstring>
#include <new>
#include <string_view>

namespace {

using amiss::detail::LateValue;

struct WithDefaults {
    int number = 7;
    std::string_view text = "text";
};

TEST(late_value, costs_nothing_until_it_is_made)
{
    alignas(LateValue<WithDefaults>) unsigned char memory[sizeof(LateValue<WithDefaults>)];
    std::memset(memory, 0x5A, sizeof memory);
    ::new (static_cast<void*>(memory)) LateValue<WithDefaults>;
    asm volatile("" : : "r"(memory) : "memory"); // what was there may be kept, but the optimizer need not
    for (const unsigned char byte : memory) ASSERT_EQ(byte, 0x5A);
}

TEST(late_value, is_made_with_its_defaults_or_from_another_value)
{
    LateValue<WithDefaults> room;
    WithDefaults& made = room.make();
    EXPECT_EQ(&made, &room.value);
    EXPECT_EQ(room.value.number, 7);
    EXPECT_EQ(room.value.text, "text");
    room.value.number = 8;
    LateValue<WithDefaults> other;
    EXPECT_EQ(other.make(room.value).number, 8);
    EXPECT_EQ(room.make().number, 7) << "a new one takes the place of the old one";
}

} // namespace
