// SPDX-License-Identifier: BSL-1.0
// Tests of names that are put together from steps: with dots, or as a pointer where dots would not give the steps back.
#include <amiss/detail/read/path_text.hpp>

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>

namespace {

using amiss::detail::PathText;

std::string name_of(std::initializer_list<std::string_view> steps, std::string_view first = {})
{
    PathText path;
    path.clear();
    for (const std::string_view step : steps) path.add(step);
    EXPECT_FALSE(path.is_cut());
    return std::string(path.name(first));
}

TEST(path_text, has_dots_between_the_steps)
{
    EXPECT_EQ(name_of({"items", "0", "qty"}), "items.0.qty");
    EXPECT_EQ(name_of({"a~b", "c/d"}), "a~b.c/d");
    EXPECT_EQ(name_of({"qty"}), "qty");
    EXPECT_EQ(name_of({}), "");
}

TEST(path_text, is_a_pointer_where_dots_would_not_do)
{
    EXPECT_EQ(name_of({"a.b", "0"}), "/a.b/0");
    EXPECT_EQ(name_of({"/a", "b~"}), "/~1a/b~0");
    EXPECT_EQ(name_of({"a", ""}), "/a/");
    EXPECT_EQ(name_of({""}), "/");
    EXPECT_EQ(name_of({"body", "/a"}, "body"), "/~1a");
}

TEST(path_text, leaves_out_the_first_step_where_it_goes_without_saying)
{
    EXPECT_EQ(name_of({"body", "item", "0"}, "body"), "item.0");
    EXPECT_EQ(name_of({"body"}, "body"), "") << "the whole body";
    EXPECT_EQ(name_of({"query", "item"}, "body"), "query.item");
    EXPECT_EQ(name_of({"body", "item"}), "body.item");
    EXPECT_EQ(name_of({"body", "query", "x"}, "body"), "body.query.x") << "query.x would be in the query";
    EXPECT_EQ(name_of({"body", "query"}, "body"), "query");
    EXPECT_EQ(name_of({"bod", "y"}, "body"), "bod.y");
}

TEST(path_text, of_more_bytes_than_a_name_has_is_cut)
{
    PathText path;
    path.clear();
    path.add(std::string(amiss::detail::max_read_path - 1, 'x'));
    EXPECT_FALSE(path.is_cut());
    EXPECT_EQ(path.name({}).size(), amiss::detail::max_read_path - 1);
    path.clear();
    path.add(std::string(amiss::detail::max_read_path, 'x'));
    EXPECT_TRUE(path.is_cut());
    path.clear();
    EXPECT_FALSE(path.is_cut());
}

} // namespace
