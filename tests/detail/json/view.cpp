// SPDX-License-Identifier: BSL-1.0
// Tests of the view of valid JSON: kinds, members, elements and escapes, compared with Boost.JSON's tree.
#include <amiss/detail/json/view.hpp>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <memory>
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

TEST(view, an_empty_text_has_no_value)
{
    EXPECT_EQ(JsonView().kind(), JsonKind::none);
    EXPECT_EQ(JsonView("  ").kind(), JsonKind::none);
    EXPECT_FALSE(JsonView("7").items().next());
    EXPECT_FALSE(JsonView(R"("text")").items().next());
}

TEST(view, members_of_the_inside_of_an_object)
{
    using namespace amiss::detail;
    std::string_view inside = inside_of(R"({"a":1,"b\"":"x,}","c" : [{"d":2}] })");
    JsonMember member;
    ASSERT_TRUE(next_member(inside, member));
    EXPECT_EQ(member.key, "a");
    EXPECT_EQ(member.value, "1");
    EXPECT_EQ(member.whole, R"("a":1)");
    ASSERT_TRUE(next_member(inside, member));
    EXPECT_EQ(member.key, R"(b\")");
    EXPECT_EQ(member.value, R"("x,}")");
    EXPECT_EQ(member.whole, R"("b\"":"x,}")");
    ASSERT_TRUE(next_member(inside, member));
    EXPECT_EQ(member.key, "c");
    EXPECT_EQ(member.value, R"([{"d":2}])");
    EXPECT_EQ(member.whole, R"("c" : [{"d":2}])");
    EXPECT_TRUE(inside.empty());
    EXPECT_FALSE(next_member(inside, member));
    EXPECT_EQ(inside_of("{}"), "");
    EXPECT_EQ(inside_of("{"), "");
    EXPECT_EQ(inside_of(""), "");
}

TEST(view, invalid_text_ends_the_members)
{
    for (const std::string_view text :
         {"1,2", "a:1", R"("a")", R"("a":)", R"("a":,"b":1)", R"("a)", R"("a":}1)", R"(x"a":1)"}) {
        std::string_view inside = text;
        amiss::detail::JsonMember member;
        EXPECT_FALSE(amiss::detail::next_member(inside, member)) << text;
    }
}

TEST(view, first_and_last_texts)
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

// In a heap block of exactly its size, so that a sanitizer sees a read past it.
std::string unescaped_exact(std::string_view text)
{
    const std::unique_ptr<char[]> exact(new char[text.size()]);
    text.copy(exact.get(), text.size());
    return unescaped({exact.get(), text.size()});
}

TEST(view, escapes_are_undone)
{
    EXPECT_EQ(unescaped_exact(R"(a\n\"\\\/\u00e9\u20AC\ud83d\uDE00z)"),
              "a\n\"\\/\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z");
    EXPECT_EQ(unescaped_exact("plain"), "plain");
    EXPECT_EQ(unescaped_exact(""), "");
}

// The parser lets none of these through.
TEST(view, escapes_that_are_broken_read_nothing_outside_of_the_text)
{
    const std::string replaced = "\xEF\xBF\xBD";
    EXPECT_EQ(unescaped_exact(R"(\ud83d)"), replaced);
    EXPECT_EQ(unescaped_exact(R"(\ud83dx)"), replaced + "x");
    EXPECT_EQ(unescaped_exact(R"(\ude00\ud83d)"), replaced + replaced);
    EXPECT_EQ(unescaped_exact(R"(\ud83d\u0041)"), replaced + "A");
    EXPECT_EQ(unescaped_exact(R"(\ud83d\n)"), replaced + "\n");
    for (const std::string_view text :
         {R"(\u)", R"(\u1)", R"(\u123)", R"(\uzzzz)", R"(\ud83d\u)", R"(\ud83d\uDE)", R"(\)"})
        EXPECT_LE(unescaped_exact(text).size(), 10U) << text;
}

} // namespace
