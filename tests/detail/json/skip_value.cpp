// SPDX-License-Identifier: BSL-1.0
// Tests of skipping a value of a body: what is skipped is JSON to Boost.JSON too, and all of it was looked at.
#include <amiss/detail/json/skip_value.hpp>

#include <boost/json/parse.hpp>

#include "support/random_error.hpp"
#include "support/respelled_body.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::detail::JsonSkipper;

/// How many bytes of a text are one value; 0 for none.
std::size_t skipped(std::string_view text, std::size_t levels = 32)
{
    const char* const end = JsonSkipper(text.data() + text.size()).value(text.data(), levels);
    return end == nullptr ? 0 : static_cast<std::size_t>(end - text.data());
}

bool is_json(std::string_view text)
{
    boost::json::error_code ec;
    boost::json::parse({text.data(), text.size()}, ec);
    return !ec;
}

TEST(skip_value, skips_each_kind_of_value_to_its_end)
{
    for (const std::string_view json :
         {"null", "true", "false", "0", "-0", "42", "-1.5e+10", "1E5", "\"\"", "\"a\\\"\\u00e9\\ud83d\\ude00\"", "[]",
          "{}", " [ ] ", "[1,[2,{}],\"x\"]", "{\"a\":1,\"\":{\"b\":[null]}}", "{ \"a\" : 1 , \"b\" : [ ] }"}) {
        const std::size_t size = json.size() - (json.back() == ' ' ? 1 : 0);
        EXPECT_EQ(skipped(json), size) << json;
        EXPECT_EQ(skipped(std::string(json.substr(0, size)) + ",x"), size) << json;
        EXPECT_TRUE(is_json(json)) << json;
    }
}

TEST(skip_value, refuses_what_is_no_value)
{
    for (const std::string_view text : {"",
                                        " ",
                                        "nul",
                                        "tru",
                                        "x",
                                        ",",
                                        "}",
                                        "]",
                                        "[",
                                        "{",
                                        "[1",
                                        "[1,",
                                        "[1,]",
                                        "[,1]",
                                        "[1 2]",
                                        "{\"a\"}",
                                        "{\"a\":}",
                                        "{\"a\":1",
                                        "{\"a\":1,}",
                                        "{a:1}",
                                        "{\"a\":1]",
                                        "[1}",
                                        "01",
                                        "-",
                                        "1.",
                                        "1.e5",
                                        "1e",
                                        ".5",
                                        "+1",
                                        "\"",
                                        "\"\\\"",
                                        "\"\\x\"",
                                        "\"\\u12\"",
                                        "\"\\u123g\"",
                                        "\"\\ud83d\"",
                                        "\"\\udc00\"",
                                        "\"\\ud83d\\u0041\"",
                                        "\"\n\"",
                                        "\"\xFF\"",
                                        "\"\xC3\"",
                                        "\"\xED\xA0\x80\""})
        EXPECT_EQ(skipped(text), 0U) << text;
}

TEST(skip_value, leaves_to_a_parser_what_it_may_take)
{
    EXPECT_EQ(skipped("1e123456789"), 0U) << "the exponent";
    const std::string key(JsonSkipper::max_escaped_key, 'k');
    EXPECT_EQ(skipped("{\"\\n" + key + "\":1}"), 0U) << "the key";
    EXPECT_NE(skipped("{\"" + key + key + "\":1}"), 0U) << "long, but without escapes";
}

TEST(skip_value, stops_at_the_levels_that_it_is_given)
{
    for (std::size_t levels = 0; levels <= JsonSkipper::max_levels; ++levels) {
        for (const std::size_t depth : {levels, levels + 1}) {
            const std::string arrays = std::string(depth, '[') + std::string(depth, ']');
            std::string objects = "1";
            for (std::size_t level = 0; level < depth; ++level) objects = "{\"a\":" + objects + "}";
            EXPECT_EQ(skipped(arrays, levels) != 0, depth == levels && depth != 0) << depth;
            EXPECT_EQ(skipped(objects, levels) != 0, depth == levels) << depth;
        }
    }
}

TEST(skip_value, random_values_are_skipped_as_a_whole_or_not_at_all)
{
    RandomError random(31);
    RespelledBody respelled(random);
    int taken = 0;
    for (int round = 0; round < 4000; ++round) {
        const std::string text = respelled(R"({"a":["x",1.5,{"b":null}],"c":{"d":true,"e":"\u00e9\/"}})");
        const std::size_t size = skipped(text);
        if (size == 0) continue;
        ++taken;
        ASSERT_TRUE(is_json(std::string_view(text).substr(0, size))) << text;
    }
    EXPECT_GT(taken, 1500);
}

} // namespace
