// SPDX-License-Identifier: BSL-1.0
// Tests of comparing JSON texts, and of what is said of the place where they differ.
#include <amiss/detail/gtest/json_text.hpp>

#include <gtest/gtest.h>

#include <string>

using amiss::detail::difference;
using amiss::detail::JsonPlace;
using amiss::detail::without_white_space;

namespace {

std::string pointer(std::string_view json, std::size_t end) { return JsonPlace(json, end).pointer(); }

} // namespace

TEST(gtest_json_text, white_space_between_tokens_goes)
{
    EXPECT_EQ(without_white_space(" { \"a b\" :\t[ 1 ,\r\n \"c d\" ] } \n"), R"({"a b":[1,"c d"]})");
    EXPECT_EQ(without_white_space(R"({"a" : "\" \\" , "b" : 1})"), R"({"a":"\" \\","b":1})") << "escapes end no text";
    EXPECT_EQ(without_white_space(" 1 "), "1");
    EXPECT_EQ(without_white_space("<a> b </a>"), "<a> b </a>") << "what is no JSON stays as it is";
    EXPECT_EQ(without_white_space("{ \"a\" : 1"), "{ \"a\" : 1");
    EXPECT_EQ(without_white_space(""), "");
}

TEST(gtest_json_text, a_place_has_a_pointer)
{
    const std::string json = R"({"a":{"b":[1,{"c":"text"}]},"d":2})";
    EXPECT_EQ(pointer(json, 0), "");
    EXPECT_EQ(pointer(json, json.find("\"a\"")), "") << "a key is in the object around it";
    EXPECT_EQ(pointer(json, json.find("{\"b\"")), "/a");
    EXPECT_EQ(pointer(json, json.find("\"b\"")), "/a");
    EXPECT_EQ(pointer(json, json.find("1,")), "/a/b/0");
    EXPECT_EQ(pointer(json, json.find("\"c\"")), "/a/b/1");
    EXPECT_EQ(pointer(json, json.find("ext")), "/a/b/1/c");
    EXPECT_EQ(pointer(json, json.find("]}")), "/a/b/1");
    EXPECT_EQ(pointer(json, json.find("2}")), "/d");
    EXPECT_EQ(pointer(R"({"a,\"b":"{","c":1})", 18), "/c") << "brackets, commas and quotes in texts do not count";
    EXPECT_EQ(pointer("[[],[1]]", 5), "/1/0");
}

TEST(gtest_json_text, the_first_difference_is_shown_on_both_sides)
{
    EXPECT_EQ(difference("{}", "{}"), "");
    EXPECT_EQ(difference(R"({"a":1,"b":"one"})", R"({"a":1,"b":"two"})"),
              "which has at /b\n    \"one\"}\n  and not\n    \"two\"}");
    EXPECT_EQ(difference(R"({"a":{"b":1}})", R"({"a":{"b":12}})"), "which has at /a/b\n    1}}\n  and not\n    12}}");
    EXPECT_EQ(difference(R"({"a":1,"b":2})", R"({"a":1})"), "which has after /a\n    1,\"b\":2}\n  and not\n    1}");
    EXPECT_EQ(difference(R"({"a":1})", R"({"b":1})"),
              "which has at the top level\n    \"a\":1}\n  and not\n    \"b\":1}");
    EXPECT_EQ(difference("1", "1 "), "which has at the top level\n    1\n  and not\n    1 ");
    EXPECT_EQ(difference("text", "tent"), "which has at byte 2\n    text\n  and not\n    tent");
    EXPECT_EQ(difference("text", ""), "which has at byte 0\n    text\n  and not\n    the end");
    EXPECT_EQ(difference("{}", "{"),
              "which has at the top level\n    }\n  and not\n    the end\n  which is not valid JSON");
}

TEST(gtest_json_text, a_long_text_is_shown_around_the_difference)
{
    const std::string before(100, 'a');
    const std::string after(100, 'z');
    EXPECT_EQ(difference("\"" + before + "1" + after + "\"", "\"" + before + "2" + after + "\""),
              "which has at the top level\n    …" + std::string(30, 'a') + "1" + std::string(29, 'z')
                  + "…\n  and not\n    …" + std::string(30, 'a') + "2" + std::string(29, 'z') + "…");
    std::string accents;
    for (int count = 0; count < 40; ++count) accents += "é";
    const std::string said = difference("\"" + accents + "1" + accents + "\"", "\"" + accents + "2" + accents + "\"");
    EXPECT_NE(said.find("…ééé"), said.npos) << said;
    EXPECT_NE(said.find("ééé…"), said.npos) << "no character is cut: " << said;
    EXPECT_EQ(difference("\"é\"", "\"è\""), "which has at the top level\n    \"é\"\n  and not\n    \"è\"");
}
