// SPDX-License-Identifier: BSL-1.0
// Tests of JSON that is copied into a log: its secrets, its escapes, and where it is cut.
#include <amiss/detail/json/redacted_json.hpp>

#include <amiss/detail/json/validate.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace {

using amiss::detail::is_json;
using amiss::detail::JsonLogWriter;
using amiss::detail::RedactedJson;

std::string copied(std::string_view json, std::size_t capacity = 4096)
{
    std::vector<char> buffer(capacity);
    JsonLogWriter out(buffer.data(), capacity);
    RedactedJson(out, json).put();
    return std::string(out.text());
}

TEST(redacted_json, other_json_is_copied_without_its_white_space)
{
    for (const std::string_view json :
         {"{}", "[]", R"({"a":1})", R"([1,-2.5e+3,true,false,null,"x",[],{}])", R"({"a":{"b":[[1],{"c":""}]},"d":""})",
          R"(["\u00e9\n\"\\\/ é 😀 \ud83d\ude00"])"})
        EXPECT_EQ(copied(json), json);
    EXPECT_EQ(copied("{ \"a\" : [ 1 , 2 ] ,\n\t\"b\" : { } }"), R"({"a":[1,2],"b":{}})");
}

TEST(redacted_json, values_are_secrets_by_their_key)
{
    EXPECT_EQ(copied(R"({"password":"hunter2","n":1})"), R"({"password":"***","n":1})");
    EXPECT_EQ(copied(R"({"user":{"api_key":"0123abc","name":"x"}})"), R"({"user":{"api_key":"***","name":"x"}})");
    EXPECT_EQ(copied(R"({"password":12345678,"x":1})"), R"({"password":"***","x":1})");
    EXPECT_EQ(copied(R"({"password":["hunter2","hunter3"],"x":["c"]})"), R"({"password":["***","***"],"x":["c"]})");
    EXPECT_EQ(copied(R"({"set-cookie":["a=b; Path=/","c=d"]})"), R"({"set-cookie":["***","***"]})");
    EXPECT_EQ(copied(R"({"token":"must be set","max_tokens":4096})"), R"({"token":"must be set","max_tokens":4096})");
    EXPECT_EQ(copied(R"({"password":"hun\"ter2\\","n":"\""})"), R"({"password":"***","n":"\""})");
}

TEST(redacted_json, a_key_speaks_for_all_that_is_in_its_object_or_array)
{
    EXPECT_EQ(copied(R"({"password":{"old":"hunter2","new":["hunter3",12345,null],"hint":"must be long"},"n":"x"})"),
              R"({"password":{"old":"***","new":["***","***",null],"hint":"must be long"},"n":"x"})");
    EXPECT_EQ(copied(R"({"token":[["abc123x"],{"id":"tok9abc","used":12}],"a":[{"b":"c"}]})"),
              R"({"token":[["***"],{"id":"***","used":12}],"a":[{"b":"c"}]})");
    EXPECT_EQ(copied(R"({"a":{"api_key":{"v":"0123abc"},"b":"0123abc"},"c":"0123abc"})"),
              R"({"a":{"api_key":{"v":"***"},"b":"0123abc"},"c":"0123abc"})");
    EXPECT_EQ(copied(R"({"session":{"api_key":{"v":"0123abc"},"b":"0123abc"},"c":"0123abc"})"),
              R"({"session":{"api_key":{"v":"***"},"b":"***"},"c":"0123abc"})");
    EXPECT_EQ(copied(R"({"password":{},"a":"hunter2","secret":[],"b":["hunter2"]})"),
              R"({"password":{},"a":"hunter2","secret":[],"b":["hunter2"]})");
    EXPECT_EQ(copied(R"(["password",["hunter2"]])"), R"(["password",["hunter2"]])"); // no key
}

TEST(redacted_json, values_and_keys_are_secrets_by_their_form)
{
    EXPECT_EQ(copied(R"({"k":"sk_live_abc, then","sk_live_abc":1})"), R"({"k":"sk_***, then","sk_***":1})");
    EXPECT_EQ(copied(R"({"a":"x\nsk_live_abc\tBearer abc"})"), R"({"a":"x\nsk_***\tBearer ***"})");
    EXPECT_EQ(copied(R"(["-----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY-----\n"])"),
              R"(["-----BEGIN PRIVATE KEY-----***-----END PRIVATE KEY-----\n"])");
    EXPECT_EQ(copied(R"({"body":"{\"token\":\"hunter2x\"}"})"), R"({"body":"{\"token\":\"***\"}"})");
}

TEST(redacted_json, what_forges_a_line_is_escaped_and_no_surrogate_is_alone)
{
    EXPECT_EQ(copied("[\"\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAE\xC2\x85\x7F\"]"),
              R"(["\u2028\u2029\u202e\u0085\u007f"])");
    EXPECT_EQ(copied(R"(["\ud83dx","\ude00","\ud83d\ud83d\ude00"])"),
              "[\"\xEF\xBF\xBDx\",\"\xEF\xBF\xBD\",\"\xEF\xBF\xBD\\ud83d\\ude00\"]");
    EXPECT_EQ(copied("[\"a\xFF\xE2\x82\"]"), "[\"a\xEF\xBF\xBD\xEF\xBF\xBD\"]");
}

TEST(redacted_json, every_size_is_json_and_shows_no_part_of_a_secret)
{
    const std::string json =
        R"({"a":"é\n\ud83d\ude00😀","password":"hunter2hunter2","b":[1,[22,{"c":333}],"x"],"d":{}})";
    const std::string whole = copied(json);
    std::string before;
    for (std::size_t capacity = 0; capacity <= whole.size() + 2; ++capacity) {
        const std::string text = copied(json, capacity);
        EXPECT_LE(text.size(), capacity);
        EXPECT_EQ(text.empty(), capacity < 2);
        EXPECT_TRUE(text.empty() || is_json(text)) << text;
        EXPECT_EQ(text.find("hunt"), text.npos) << text;
        EXPECT_GE(text.size(), before.size()) << text;
        EXPECT_EQ(text == whole, capacity >= whole.size()) << text;
        before = text;
    }
}

TEST(redacted_json, a_key_is_whole_or_not_there)
{
    const std::string json = R"({"abcdef":1,"ghijkl":"xyz"})";
    for (std::size_t capacity = 2; capacity < json.size(); ++capacity) {
        const std::string text = copied(json, capacity);
        EXPECT_TRUE(text == "{}" || text.find("\"abcdef\":1") == 1) << text;
        EXPECT_TRUE(text.find('g') == text.npos || text.find("\"ghijkl\":\"x") != text.npos) << text;
    }
}

TEST(redacted_json, deep_nesting_ends_in_null)
{
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + "7" + std::string(depth, ']'); };
    EXPECT_EQ(copied(nested(64)), nested(64));
    std::string cut = nested(64);
    cut.replace(64, 1, "null");
    EXPECT_EQ(copied(nested(65)), cut);
    EXPECT_EQ(copied(nested(1000)), cut);
    EXPECT_EQ(copied(R"({"a":)" + nested(64) + R"(,"b":1})"),
              R"({"a":)" + cut.substr(1, cut.size() - 2) + R"(,"b":1})");
}

TEST(redacted_json, hostile_text_takes_linear_time)
{
    const auto repeated = [](std::string_view begin, std::string_view part, std::string_view end) {
        std::string text(begin);
        while (text.size() < 60000) text += part;
        return text += end;
    };
    std::vector<char> buffer(1000000);
    const auto start = std::chrono::steady_clock::now();
    for (const std::string& json :
         {repeated("[\"", "eyJ-password=\\u0022", "\"]"), repeated("{\"password\":{\"a\":[0", ",1", "]}}"),
          repeated("{\"token\":[[0", ",\"x y\"", "]]}"), repeated("{\"password\":{\"b\":0", ",\"token\":[[{}]]", "}}"),
          repeated("[", "[],", "[]]"), repeated("{\"secret\":{\"a\":\"", "https://u:p", "\"}}")}) {
        JsonLogWriter out(buffer.data(), buffer.size());
        RedactedJson(out, json).put();
        EXPECT_TRUE(is_json(out.text()));
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

} // namespace
