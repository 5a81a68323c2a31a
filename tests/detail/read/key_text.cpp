// SPDX-License-Identifier: BSL-1.0
// Tests of keys: one without escapes is a view of the body, another is put together, and a long one of these is refused.
#include <amiss/detail/read/key_text.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace std::string_view_literals;
using amiss::detail::KeyText;
using amiss::detail::max_read_key;

TEST(key_text, a_key_of_the_body_is_a_view_of_it)
{
    const std::string body = R"({"code":1})";
    KeyText keys(body);
    const auto key = keys.end(std::string_view(body).substr(2, 4));
    ASSERT_TRUE(key);
    EXPECT_EQ(key->data(), body.data() + 2);
    EXPECT_TRUE(keys.stays(*key));
    EXPECT_FALSE(keys.stays("code"));
}

TEST(key_text, pieces_are_put_together_even_with_a_nul)
{
    KeyText keys("{}");
    keys.add("a");
    keys.add("\0"sv);
    const auto key = keys.end("b");
    ASSERT_TRUE(key);
    EXPECT_EQ(*key, "a\0b"sv);
    EXPECT_FALSE(keys.stays(*key));
    EXPECT_EQ(*keys.end("next"), "next") << "each key begins anew";
}

TEST(key_text, a_key_that_is_too_long_is_none)
{
    KeyText keys("{}");
    keys.add(std::string(max_read_key - 1, 'k'));
    EXPECT_EQ(keys.end("k")->size(), max_read_key);
    keys.add(std::string(max_read_key, 'k'));
    EXPECT_FALSE(keys.end("k"));
    keys.add(std::string(5 * max_read_key, 'k'));
    EXPECT_FALSE(keys.end(""));
    EXPECT_EQ(*keys.end("k"), "k");
}

} // namespace
