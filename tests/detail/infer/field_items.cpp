// SPDX-License-Identifier: BSL-1.0
// Tests of what single items of a list of errors say of their field.
#include <amiss/detail/infer/field_items.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

// "field=message;" for each message of an item, and what remains in the path.
std::string taken(std::string_view json, std::string_view step = {}, bool in_map = false)
{
    std::string all;
    FieldItems items(
        [&all](std::string_view field, std::string_view message, std::string_view code) {
            all += std::string(field) + "=" + std::string(message) + std::string(code.empty() ? "" : "/");
            all += std::string(code) + ";";
        },
        false);
    items.path.add(step);
    items.take_own(JsonView(json), in_map);
    return all + std::string(items.path.name());
}

TEST(field_items, the_name_and_the_messages_of_an_item)
{
    EXPECT_EQ(taken(R"({"field":"a","message":"is bad"})"), "a=is bad;a");
    EXPECT_EQ(taken(R"({"field":"a","messages":["is bad","is long"]})"), "a=is bad;a=is long;a");
    EXPECT_EQ(taken(R"({"property":"a","constraints":{"x":"is bad","y":"is long"}})"), "a=is bad/x;a=is long/y;a");
    EXPECT_EQ(taken(R"({"message":"of the whole"})"), "");
    EXPECT_EQ(taken(R"({"message":"of the whole"})", {}, true), "=of the whole;");
}

TEST(field_items, after_other_steps)
{
    EXPECT_EQ(taken(R"({"index":2,"field":"a","message":"is bad"})", "items"), "items.2.a=is bad;items.2.a");
    EXPECT_EQ(taken(R"({"property":"0","message":"is bad"})", "items"), "items.0=is bad;items.0");
    EXPECT_EQ(taken(R"({"path":["v","w"],"message":"is bad"})", "v"), "v.w=is bad;v") << "a path in a list is whole";
    EXPECT_EQ(taken(R"({"fields":["a","b"],"message":"are bad"})"), "a=are bad;b=are bad;");
}

TEST(field_items, a_name_that_cannot_be_kept_and_too_many_messages_are_known)
{
    FieldItems items([](std::string_view, std::string_view, std::string_view) {}, false);
    items.path.add(std::string(200, 'x'));
    items.put("is bad");
    EXPECT_TRUE(items.is_cut());
    EXPECT_EQ(items.taken, 0);
    FieldItems many([](std::string_view, std::string_view, std::string_view) {}, false);
    many.path.add("a");
    for (int count = 0; count < 65; ++count) many.put("is bad");
    EXPECT_FALSE(many.is_cut());
    many.put("is bad");
    EXPECT_TRUE(many.is_cut());
    EXPECT_EQ(many.taken, 65);
}

} // namespace
