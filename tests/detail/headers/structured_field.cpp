// SPDX-License-Identifier: BSL-1.0
// Tests of structured fields: lists, dictionaries, items and parameters, and what makes the whole field invalid.
#include <amiss/detail/headers/structured_field.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

// Every member as key|item|parameters, or "bad".
std::string members(std::string_view rest)
{
    std::string all;
    for (FieldMember member; !rest.empty();) {
        if (!take_member(rest, member)) return "bad";
        all += "<" + std::string(member.key) + "|" + std::string(member.item.text) + "|"
            + std::string(member.parameters) + ">";
    }
    return all;
}

static_assert(is_field_list("\"default\";r=50;t=30") && is_field_list("limit=100, remaining=50") && is_field_list(""));
static_assert(!is_field_list("limit=") && !is_field_list("a,"));
static_assert(find_parameter(";r=50;t=30", "t").number == 30 && find_parameter(";r=50", "t").text.empty());

TEST(structured_field, lists_and_dictionaries)
{
    EXPECT_EQ(members("\"default\";r=50;t=30"), "<|\"default\"|;r=50;t=30>");
    EXPECT_EQ(members("\"a\";r=1 , \"b\"\t,\tc"), "<|\"a\"|;r=1><|\"b\"|><|c|>");
    EXPECT_EQ(members("limit=100, remaining=50;a, reset=5"), "<limit|100|><remaining|50|;a><reset|5|>");
    EXPECT_EQ(members("100;w=60"), "<|100|;w=60>");
    EXPECT_EQ(members("\"a, b;c\\\"d\\\\\"; q=1;  p"), "<|\"a, b;c\\\"d\\\\\"|; q=1;  p>");
}

TEST(structured_field, items_of_every_kind)
{
    for (const char* good :
         {"0", "-1", "999999999999999", "-999999999999999", "1.5", "-0.123", "123456789012.5", "\"\"", "\"a\"", "token",
          "Token/1:2", "*a", "?0", "?1", "::", ":YWJj+/=:", "@0", "@-1", "%\"a%c3%a9\""})
        EXPECT_TRUE(is_field_list(good)) << good;
    for (const char* bad : {"-",         "--1",
                            "+1",        "1000000000000000",
                            "1.",        ".5",
                            "1.2345",    "1234567890123.5",
                            "\"",        "\"a",
                            "\"\\a\"",   "\"\\",
                            "\"a\x01\"", "\"\xC3\xA9\"",
                            "?",         "?2",
                            "?t",        ":",
                            ":a",        ":a b:",
                            "@",         "@a",
                            "@1.5",      "%",
                            "%a",        "%\"a",
                            "(1 2)",     "=1",
                            ";a",        "a b",
                            "1 2",       "a,,b",
                            "a,",        ",a",
                            "a;",        "a;=1",
                            "a;B=1",     "a;b=",
                            "a;b= 1",    "a=",
                            "a= 1",      "a =1",
                            "a;b;",      "\x7F",
                            "a;b\t;c"})
        EXPECT_FALSE(is_field_list(bad)) << bad;
}

TEST(structured_field, integers_are_distinguished_from_other_items)
{
    const auto item = [](std::string_view text) {
        BareItem made;
        EXPECT_TRUE(take_bare_item(text, made));
        return made;
    };
    EXPECT_TRUE(item("-15").integer && item("-15").number == -15);
    EXPECT_EQ(item("999999999999999").number, 999999999999999);
    EXPECT_FALSE(item("15.0").integer);
    EXPECT_FALSE(item("\"15\"").integer);
    EXPECT_FALSE(item("@15").integer);
}

TEST(structured_field, if_a_parameter_appears_twice_the_last_wins)
{
    EXPECT_EQ(find_parameter(";r=1;r=2", "r").number, 2);
    EXPECT_EQ(find_parameter(";r=1;r", "r").text, "");
    EXPECT_EQ(find_parameter(";rr=1", "r").text, "");
    EXPECT_EQ(find_parameter("", "r").text, "");
}

} // namespace
