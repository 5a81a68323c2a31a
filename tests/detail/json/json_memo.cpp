// SPDX-License-Identifier: BSL-1.0
// What is remembered of the values of a text, and what gives way.
#include <amiss/detail/json/json_memo.hpp>
#include <amiss/detail/json/view.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using amiss::detail::JsonItems;
using amiss::detail::JsonMemo;
using amiss::detail::JsonView;

TEST(json_memo, knows_what_was_put)
{
    const std::string text(100, 'x');
    JsonMemo memo;
    EXPECT_EQ(memo.find(text.data()), nullptr);
    memo.put(std::string_view(text).substr(0, 40));
    memo.put(std::string_view(text).substr(50, 20));
    ASSERT_NE(memo.find(text.data()), nullptr);
    EXPECT_EQ(memo.find(text.data())->size, 40U);
    EXPECT_EQ(memo.find(text.data() + 50)->size, 20U);
    EXPECT_EQ(memo.find(text.data() + 1), nullptr);
}

TEST(json_memo, small_values_give_way_to_large_ones)
{
    const std::string text(2000, 'x');
    JsonMemo memo;
    for (std::size_t at = 0; at < 1000; ++at) memo.put(std::string_view(text).substr(at, 20));
    for (std::size_t at = 0; at < 30; ++at) memo.put(std::string_view(text).substr(at * 11 + 1000, 600));
    std::size_t known = 0;
    for (std::size_t at = 0; at < 30; ++at) known += memo.find(text.data() + at * 11 + 1000) != nullptr ? 1U : 0U;
    EXPECT_EQ(known, 30U) << "as many as a body has levels";
}

std::string listed(JsonView object)
{
    std::string list;
    for (JsonItems items = object.items(); items.next();) {
        list.append(items.key()).append("=").append(items.value().json()).append(";");
        EXPECT_EQ(items.json(), items.value().json());
    }
    return list;
}

TEST(json_memo, items_are_the_same_each_time)
{
    const std::string body =
        R"({ "a" : [1, 2] , "b" : {"c":"d\"", "e":{}}, "f":null , "long":")" + std::string(300, 'x') + R"(" })";
    JsonMemo memo;
    memo.put(body);
    const JsonView root(body, &memo);
    const std::string expected = listed(JsonView(body));
    for (int round = 0; round < 3; ++round) EXPECT_EQ(listed(root), expected);
    EXPECT_EQ(memo.used(), 4U);
    JsonItems items = root.items();
    EXPECT_EQ(items.number(), -1);
    ASSERT_TRUE(items.next());
    EXPECT_EQ(items.number(), 0);
    EXPECT_EQ(listed(items.value()), "=1;=2;") << "too small to be remembered";
}

TEST(json_memo, of_too_many_items_none_is_kept)
{
    std::string body = "[0";
    for (unsigned item = 1; item <= JsonMemo::most_items; ++item) body += "," + std::to_string(item);
    body += "]";
    JsonMemo memo;
    memo.put(body);
    const JsonView root(body, &memo);
    EXPECT_EQ(listed(root), listed(JsonView(body)));
    EXPECT_EQ(memo.used(), 0U);
    EXPECT_EQ(listed(root), listed(JsonView(body)));
    JsonItems items = root.items();
    ASSERT_TRUE(items.next());
    EXPECT_EQ(items.number(), -1);
}

} // namespace
