// SPDX-License-Identifier: BSL-1.0
// Tests of the text that the parser gets: the body itself, a part of it, or the one copy that is mended.
#include <amiss/detail/read/usable_body.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::Received;
using amiss::detail::UsableBody;

bool is_in(std::string_view part, std::string_view whole)
{
    return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
}

TEST(usable_body, is_the_body_until_the_parser_refuses_it)
{
    const std::string_view text = R"({"a":1})";
    UsableBody body(Received{404, text});
    EXPECT_EQ(body.received().body().data(), text.data());
    EXPECT_EQ(body.received().status(), amiss::HttpStatus::not_found);
    EXPECT_FALSE(body.repaired());
    EXPECT_FALSE(body.repair()) << "there is nothing to mend";
    EXPECT_FALSE(body.repaired());
}

TEST(usable_body, a_part_of_the_body_is_not_copied)
{
    const std::string_view text = "\xEF\xBB\xBF{\"a\":1}\n{\"b\":1}";
    UsableBody body(Received{404, text});
    ASSERT_TRUE(body.repair());
    EXPECT_TRUE(body.repaired());
    EXPECT_EQ(body.received().body(), R"({"a":1})");
    EXPECT_TRUE(is_in(body.received().body(), text));
    EXPECT_FALSE(body.repair()) << "it is tried once";
}

TEST(usable_body, what_is_mended_is_a_copy_that_may_be_longer_than_the_limit)
{
    const std::string_view text = "{\"a\":\"\xFF\xFF\"}";
    UsableBody body(Received{404, text}.max_body(text.size()));
    ASSERT_TRUE(body.repair());
    EXPECT_EQ(body.received().body(), "{\"a\":\"\xEF\xBF\xBD\xEF\xBF\xBD\"}");
    EXPECT_GE(body.received().max_body(), body.received().body().size());
    EXPECT_EQ(body.received().status(), amiss::HttpStatus::not_found);
}

TEST(usable_body, a_body_beyond_the_limit_is_left)
{
    const std::string_view text = "{\"a\":NaN}";
    UsableBody body(Received{404, text}.max_body(text.size() - 1));
    EXPECT_FALSE(body.repair());
}

} // namespace
