// SPDX-License-Identifier: BSL-1.0
// Tests of closing JSON that was cut: at each place of a text the result is JSON, and has only what came whole.
#include <amiss/detail/json/closed_json.hpp>

#include <amiss/detail/json/validate.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using amiss::detail::ClosedJson;

std::string closed_of(std::string_view text)
{
    const ClosedJson found(text);
    std::string closed(found.size() + 1, '#'); // and one byte that must not be written
    if (found.size() != 0) found.write(closed.data());
    EXPECT_EQ(closed.back(), '#');
    closed.pop_back();
    return closed;
}

TEST(closed_json, keeps_values_that_came_whole)
{
    EXPECT_EQ(closed_of(R"({"a":1,"b":{"c":"x","d":"y)"), R"({"a":1,"b":{"c":"x"}})");
    EXPECT_EQ(closed_of(R"({"a":1,"b")"), R"({"a":1})") << "a key is no value";
    EXPECT_EQ(closed_of(R"({"a":1,"b":)"), R"({"a":1})");
    EXPECT_EQ(closed_of(R"({"a":12)"), "{}") << "it may have been 123";
    EXPECT_EQ(closed_of(R"({"a":12 )"), R"({"a":12})");
    EXPECT_EQ(closed_of(R"({"a":nul)"), "{}");
    EXPECT_EQ(closed_of(R"([1,[2,"\"]"],)"), R"([1,[2,"\"]"]])");
    EXPECT_EQ(closed_of(R"( {"a":[)"), R"( {"a":[]})");
    EXPECT_EQ(closed_of(R"({"a":"x\)"), "{}");
}

TEST(closed_json, has_nothing_to_close)
{
    for (const char* const text : {"", "12", "\"text", "{}", "[1] [", "}", "]{", "no json"})
        EXPECT_EQ(closed_of(text), "") << text;
    EXPECT_EQ(closed_of(std::string(40, '[')), std::string(40, '[') + std::string(40, ']'));
    EXPECT_EQ(closed_of(std::string(41, '[')), "");
}

TEST(closed_json, a_text_that_is_cut_anywhere_is_json_again)
{
    constexpr std::string_view text = R"({"a":[1,-2.5e3,true,null,{"b":"x\u00e4\\","c":{}}],"d":"","e":[[],["f"]]})";
    for (std::size_t at = 1; at < text.size(); ++at) {
        const std::string closed = closed_of(text.substr(0, at));
        EXPECT_TRUE(amiss::detail::is_json(closed)) << at << ": " << closed;
    }
}

} // namespace
