// SPDX-License-Identifier: BSL-1.0
// Tests of validating JSON text: it agrees with Boost.JSON; and of reading the members of an object.
#include <amiss/detail/json/validate.hpp>

#include <boost/json/parse.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

static_assert(is_json("null") && is_json(" {\"a\" : [1, -0.5e+3, \"x\\u00e9\"]}\n") && !is_json("") && !is_json("nul"));
static_assert(!is_json("01") && !is_json("1.") && !is_json(".5") && !is_json("-") && !is_json("+1") && is_json("-0"));

bool boost_says(std::string_view text)
{
    boost::json::error_code ec;
    boost::json::parse({text.data(), text.size()}, ec);
    return !ec;
}

TEST(validate, valid_text_is_accepted)
{
    for (const char* text :
         {"{}", "[]", "[[],{}]", "0", "-0.0", "1e5", "1E-5", "\"\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "true",
          "{\"a\":{\"a\":1},\"a\":2}", "\"\\ud83d\\ude00\"", "\"\\uD800\\uDC00\"", "\"\\uDBFF\\uDFFF\"",
          "\"\\uD7FF\\uE000\"", "\"😀\"", "\t[ 1 , 2 ]\r\n", "\"\x7F\""}) {
        EXPECT_TRUE(is_json(text)) << text;
        EXPECT_TRUE(boost_says(text)) << text;
    }
}

TEST(validate, invalid_text_is_refused)
{
    for (const std::string_view text : {std::string_view("{"),
                                        std::string_view("}"),
                                        std::string_view("[1,]"),
                                        std::string_view("{\"a\":1,}"),
                                        std::string_view("{a:1}"),
                                        std::string_view("{\"a\"}"),
                                        std::string_view("{\"a\":}"),
                                        std::string_view("'a'"),
                                        std::string_view("\"a"),
                                        std::string_view("\"\n\""),
                                        std::string_view("\"\\x\""),
                                        std::string_view("\"\\u12g4\""),
                                        std::string_view("\"\\ud83d\""),
                                        std::string_view("\"\\ude00\""),
                                        std::string_view("\"\\ud83d\\u0041\""),
                                        std::string_view("\"\\uD800\""),
                                        std::string_view("\"\\uDBFF\""),
                                        std::string_view("\"\\uDBFFx\""),
                                        std::string_view("\"\\uDC00\""),
                                        std::string_view("\"\\uDFFF\""),
                                        std::string_view("\"\\uDBFF\\uDBFF\""),
                                        std::string_view("\"\\uDBFF\\uE000\""),
                                        std::string_view("\"\xFF\""),
                                        std::string_view("\"\xED\xA0\x80\""),
                                        std::string_view("1 2"),
                                        std::string_view("True"),
                                        std::string_view("1e"),
                                        std::string_view("1e+"),
                                        std::string_view("\xEF\xBB\xBFnull"),
                                        std::string_view("nulll"),
                                        std::string_view("[1 2]"),
                                        std::string_view("\"\\"),
                                        std::string_view("\"\0\"", 3),
                                        std::string_view("//\n1")}) {
        EXPECT_FALSE(is_json(text)) << text;
        EXPECT_FALSE(boost_says(text)) << text;
    }
}

TEST(validate, at_most_16_levels)
{
    const auto nested = [](std::size_t depth, const char* core) {
        return std::string(depth, '[') + core + std::string(depth, ']');
    };
    for (const char* core : {"", "1", "\"x\"", "{}"}) {
        const std::size_t most = std::string_view(core) == "{}" ? 15 : 16;
        EXPECT_TRUE(is_json(nested(most, core))) << core;
        EXPECT_FALSE(is_json(nested(most + 1, core))) << core;
    }
    EXPECT_FALSE(is_json(std::string(1000000, '[')));
    std::string object;
    for (int depth = 0; depth < 100000; ++depth) object += "{\"a\":";
    EXPECT_FALSE(is_json(object));
}

// Short texts made of the characters that matter for the grammar.
TEST(validate, agrees_with_boost_json_on_random_text)
{
    std::mt19937 random(11); // NOLINT(cert-msc51-cpp): the texts must be the same each time
    const std::string_view pieces[] = {"{",    "}",    "[", "]",           ",",      ":",        "\"a\"",
                                       "\"",   "\\",   "1", "0",           "-",      ".",        "e",
                                       "true", "null", " ", "\"\\u00e9\"", "\"b\":", "\xC3\xA9", "\xFF"};
    int valid = 0;
    for (int round = 0; round < 200000; ++round) {
        std::string text;
        for (std::size_t piece = 0, count = 1 + random() % 7; piece < count; ++piece)
            text += pieces[random() % std::size(pieces)];
        ASSERT_EQ(is_json(text), boost_says(text)) << text;
        valid += is_json(text) ? 1 : 0;
    }
    EXPECT_GT(valid, 1000);
}

} // namespace
