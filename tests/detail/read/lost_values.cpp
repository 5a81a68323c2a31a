// SPDX-License-Identifier: BSL-1.0
// Tests of lost values: they are kept as JSON, each one and all together within a limit, cut on a code point.
#include <amiss/detail/read/lost_values.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using amiss::detail::LostValues;

TEST(lost_values, are_members_of_an_object)
{
    LostValues lost;
    EXPECT_EQ(lost.text(), "");
    lost.add_text("a\"b", "x\ny");
    lost.add_json("n", "[1,2]");
    lost.add_json("", "true");
    EXPECT_EQ(lost.text(), R"("a\"b":"x\ny","n":[1,2],true)");
}

TEST(lost_values, each_is_cut_and_all_together_are_bounded)
{
    LostValues lost;
    lost.add_text("k", std::string(1000, 'x'));
    EXPECT_EQ(lost.text(), "\"k\":\"" + std::string(128, 'x') + "\"");
    for (int count = 0; count < 100; ++count) {
        lost.add_text(std::string(1000, '\n'), std::string(1000, '\n'));
        lost.add_json(std::string(1000, 'k'), std::string(1000, '1'));
    }
    EXPECT_LE(lost.text().size(), 256U);
    for (std::size_t shift = 0; shift < 4; ++shift) {
        std::string text(shift, 'x');
        while (text.size() < 300) text += "\xF0\x9F\x98\x80";
        LostValues one;
        one.add_json("", text);
        EXPECT_EQ(one.text().size() % 4, shift) << "cut on a code point";
        EXPECT_LE(one.text().size(), 128U);
    }
}

} // namespace
