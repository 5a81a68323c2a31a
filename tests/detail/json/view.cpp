// SPDX-License-Identifier: BSL-1.0
// Tests of the view of valid JSON: kinds, members, elements and escapes, compared with Boost.JSON's tree.
#include <amiss/detail/json/view.hpp>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::detail::JsonKind;
using amiss::detail::JsonView;

std::string unescaped(std::string_view text)
{
    std::string result;
    amiss::detail::unescape(text, [&](std::string_view piece) { result += piece; });
    return result;
}

void expect_same(JsonView view, const boost::json::value& value)
{
    switch (view.kind()) {
    case JsonKind::object: {
        ASSERT_TRUE(value.is_object());
        auto items = view.items();
        for (const auto& member : value.get_object()) {
            ASSERT_TRUE(items.next());
            EXPECT_EQ(unescaped(items.key()), std::string_view(member.key().data(), member.key().size()));
            expect_same(items.value(), member.value());
        }
        EXPECT_FALSE(items.next());
        break;
    }
    case JsonKind::array: {
        ASSERT_TRUE(value.is_array());
        auto items = view.items();
        for (const auto& element : value.get_array()) {
            ASSERT_TRUE(items.next());
            EXPECT_EQ(items.key(), "");
            expect_same(items.value(), element);
        }
        EXPECT_FALSE(items.next());
        break;
    }
    case JsonKind::string:
        ASSERT_TRUE(value.is_string());
        EXPECT_EQ(unescaped(view.text()), std::string_view(value.get_string().data(), value.get_string().size()));
        break;
    default:
        ASSERT_TRUE(value.is_primitive() && !value.is_string());
        EXPECT_EQ(boost::json::parse(boost::json::string_view(view.text().data(), view.text().size())), value);
        EXPECT_EQ(view.kind() == JsonKind::number, value.is_number());
    }
}

TEST(view, has_the_same_values_as_the_tree_of_boost_json)
{
    for (const std::string_view text : {
             R"({})",
             R"([])",
             R"("")",
             "7",
             "-1.5e3",
             "true",
             "null",
             " \n[ 1 , 2 ] ",
             R"( { "a" : 1 , "b" : [ ] } )",
             R"({"a":{"b":{"c":[{"d":"}"},["]"],"\"","\\",",",":"]}},"e":null,"f":[[[[]]]],"g":{"h":{}}})",
             R"(["\u00e9\u20AC\ud83d\uDE00\b\f\n\r\t\/\\\"","\u0000x","plain",""])",
             R"({"\u0061\n":1,"":2," ":3})",
             "[1,2,3,\"\xC3\xA9\",true,false,null,0.5]",
         })
        expect_same(JsonView(text), boost::json::parse(boost::json::string_view(text.data(), text.size())));
}

TEST(view, an_empty_text_and_scalars_have_no_items)
{
    EXPECT_EQ(JsonView().kind(), JsonKind::none);
    EXPECT_EQ(JsonView("  ").kind(), JsonKind::none);
    EXPECT_FALSE(JsonView("7").items().next());
    EXPECT_FALSE(JsonView(R"("text")").items().next());
}

TEST(view, first_and_last_strings)
{
    using namespace amiss::detail;
    EXPECT_EQ(first_string(JsonView(R"("a")")), "a");
    EXPECT_EQ(first_string(JsonView(R"(["a","b"])")), "a");
    EXPECT_EQ(first_string(JsonView(R"([1,"b"])")), "");
    EXPECT_EQ(first_string(JsonView(R"([])")), "");
    EXPECT_EQ(first_string(JsonView(R"({"a":"b"})")), "");
    EXPECT_EQ(last_string(JsonView(R"(["a",1,"b",2])")), "b");
    EXPECT_EQ(first_leaf(JsonView(R"({"a":[],"b":[{"c":1,"d":"e"}]})")), "e");
    EXPECT_EQ(first_leaf(JsonView(R"([[[["too deep"]]]])")), "");
}

} // namespace
