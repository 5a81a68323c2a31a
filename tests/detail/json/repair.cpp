// SPDX-License-Identifier: BSL-1.0
// Tests of mending a body that is not quite JSON: what is skipped, what is replaced, and what is left to the parser.
#include <amiss/detail/json/repair.hpp>

#include <amiss/detail/json/validate.hpp>

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

namespace {

using amiss::detail::JsonRepair;
using namespace std::string_literals;

// The mended value, written into a heap block of exactly its size, so that a sanitizer sees a write past it.
std::string mended(std::string_view body)
{
    const std::unique_ptr<char[]> exact(new char[body.size()]);
    body.copy(exact.get(), body.size());
    body = {exact.get(), body.size()};
    JsonRepair repair(body);
    if (!repair.find()) return "none";
    const std::size_t size = repair.size();
    if (!repair.changed()) {
        EXPECT_EQ(repair.source().size(), size);
    }
    const std::unique_ptr<char[]> out(new char[size]);
    repair.write(out.get());
    EXPECT_EQ(repair.size(), size);
    return std::string(out.get(), size);
}

TEST(repair, what_is_in_front_of_the_value_is_skipped)
{
    for (const std::string_view before : {"", " \n", "\xEF\xBB\xBF", "\xEF\xBB\xBF\r\n", ")]}'\n", ")]}',\n", ")]}' ",
                                          ")]}' some words\n\n", "while(1);", "while(1);\n", "for(;;);", "for (;;);",
                                          "throw 1; < don't be evil' >\n", "\xEF\xBB\xBF)]}'\r\n"}) {
        EXPECT_EQ(mended(std::string(before) + R"({"a":[1]})"), R"({"a":[1]})") << before;
        EXPECT_EQ(mended(std::string(before) + "[]"), "[]") << before;
    }
}

TEST(repair, what_follows_the_value_is_ignored)
{
    for (const std::string& after : {"\0"s, "\0\0\0"s, "\r\n{\"b\":1}\r\n"s, "x"s, "]"s, "}}"s, "\xFF"s, " \n"s})
        EXPECT_EQ(mended("{\"a\":\"}\"}" + after), R"({"a":"}"})") << after;
    EXPECT_EQ(mended("\"No.\"\0 "s), R"("No.")");
    EXPECT_EQ(mended(R"("No" is all that it says)"), "none") << "a sentence that begins with a quote is no JSON";
}

TEST(repair, ill_formed_text_becomes_replacement_characters)
{
    EXPECT_EQ(mended("[\"caf\xE9\"]"), "[\"caf\xEF\xBF\xBD\"]");
    EXPECT_EQ(mended("[\"\xE2\x82\"]"), "[\"\xEF\xBF\xBD\"]") << "one for each maximal subpart";
    EXPECT_EQ(mended("[\"\xC0\xAF\"]"), "[\"\xEF\xBF\xBD\xEF\xBF\xBD\"]");
    EXPECT_EQ(mended("{\"k\xFF\":\"\xC3\xA9\"}"), "{\"k\xEF\xBF\xBD\":\"\xC3\xA9\"}");
}

TEST(repair, lone_surrogates_become_replacement_characters)
{
    const std::string replaced = "\xEF\xBF\xBD";
    EXPECT_EQ(mended(R"(["\ud83d"])"), "[\"" + replaced + "\"]");
    EXPECT_EQ(mended(R"(["\uDC00x"])"), "[\"" + replaced + "x\"]");
    EXPECT_EQ(mended(R"(["\ud83d\u0041"])"), "[\"" + replaced + R"(\u0041"])");
    EXPECT_EQ(mended(R"(["\ud83d\ud83d\ude00"])"), "[\"" + replaced + R"(\ud83d\ude00"])");
    EXPECT_EQ(mended(R"(["\ude00\ud83d"])"), "[\"" + replaced + replaced + "\"]");
    EXPECT_EQ(mended(R"(["\\ud83d"])"), R"(["\\ud83d"])") << "an escaped backslash";
}

TEST(repair, control_characters_in_texts_become_escapes)
{
    EXPECT_EQ(mended("{\"a\":\"1\n2\t3\x1F\"}"), R"({"a":"1\u000a2\u00093\u001f"})");
    EXPECT_EQ(mended("[\"a\0b\"]"s), R"(["a\u0000b"])");
    EXPECT_EQ(mended("[1,\x01 2]"), "[1,\x01 2]") << "outside of texts they are left to the parser";
}

TEST(repair, what_is_no_number_becomes_null)
{
    for (const std::string_view word :
         {"NaN", "Infinity", "-Infinity", "-NaN", "nan", "-nan", "inf", "-inf", "+Infinity", "INF"})
        EXPECT_EQ(mended("{\"a\":" + std::string(word) + ",\"b\":1}"), R"({"a":null,"b":1})") << word;
    for (const std::string_view word : {"NaNs", "infinite", "nan_1", "None", "true", "-1.5e3"})
        EXPECT_EQ(mended("[" + std::string(word) + "]"), "[" + std::string(word) + "]") << word;
    EXPECT_EQ(mended(R"({"NaN":"Infinity"})"), R"({"NaN":"Infinity"})") << "texts keep their words";
}

TEST(repair, of_several_values_the_first_that_speaks_of_an_error)
{
    EXPECT_EQ(mended("{\"stream\":\"Step 1\"}\r\n{\"error\":\"x\"}\r\n{\"a\":1}"), R"({"error":"x"})");
    EXPECT_EQ(mended("{\"a\":1}\n{\"b\":2}"), R"({"a":1})") << "without one, the first";
    EXPECT_EQ(mended("{\"a\":1} {broken"), R"({"a":1})");
    EXPECT_EQ(mended("data: {\"a\":1}\n\ndata: {\"error\":{\"code\":\"x\"}}\n\ndata: [DONE]\n\n"),
              R"({"error":{"code":"x"}})");
}

TEST(repair, the_data_of_the_first_event_that_looks_like_json)
{
    EXPECT_EQ(mended("event: error\ndata: {\"a\":1}\n\n"), R"({"a":1})");
    EXPECT_EQ(mended("data:[1]\r\n\r\ndata: [2]\r\n\r\n"), "[1]");
    EXPECT_EQ(mended(": hello\n\nid: 7\nretry: 10\ndata: {}\n\n"), "{}");
    EXPECT_EQ(mended("data: hello\n\ndata: {\"a\":1}\n\n"), R"({"a":1})");
    EXPECT_EQ(mended("data:\ndata: {\"a\":1}\n"), R"({"a":1})");
    EXPECT_EQ(mended("data: {\"a\":\n\ndata: {\"b\":1}\n\n"), R"({"b":1})") << "an event ends with an empty line";
    EXPECT_EQ(mended("data: hello\ndata: {\"a\":1}\n\n"), "none") << "the data of this event begins with a word";
    EXPECT_EQ(mended("event: error\nid: 1\n\n"), "none");
}

TEST(repair, an_event_named_error_comes_before_others)
{
    EXPECT_EQ(mended("event: start\ndata: {}\n\nevent: error\ndata: {\"a\":1}\n\n"), R"({"a":1})");
    EXPECT_EQ(mended("data: {}\n\nevent: api_error\r\ndata: {\"a\":1}\r\n\r\n"), R"({"a":1})");
    EXPECT_EQ(mended("event: error\ndata: no\n\ndata: {\"a\":1}\n\n"), R"({"a":1})");
    EXPECT_EQ(mended("event: error\ndata: {\"a\n\nevent: end\ndata: {}\n\n"), "{}");
}

// The bytes of events that turned out to be no JSON must not be written.
TEST(repair, an_event_that_is_longer_than_the_right_one)
{
    const std::string wrong = "event: error\ndata: {\"" + std::string(500, '\xFF') + "\n\n";
    EXPECT_EQ(mended(wrong + "data: [\"\xFF\"]\n\n"), "[\"\xEF\xBF\xBD\"]");
}

TEST(repair, data_in_several_lines_is_joined)
{
    EXPECT_EQ(mended("data: {\ndata: \"a\": 1,\nid: 5\ndata:\"b\":2\ndata: }\n\n"), "{\n\"a\": 1,\n\"b\":2\n}");
    EXPECT_EQ(mended("data: {\r\ndata: }\r\n\r\n"), "{\n}");
    EXPECT_EQ(mended("data: [\"a\ndata: b\"]\n\n"), R"(["a\nb"])");
    EXPECT_EQ(mended("data: {\ndata: \"a\": 1\nfoo\ndata: }\n\n"), "none");
}

TEST(repair, a_body_without_a_whole_value_is_left)
{
    for (const std::string& body :
         {""s, " "s, "\xEF\xBB\xBF"s, ")]}'"s, "404 page not found"s, "<a>{}</a>"s, "{"s, "[\""s, "{\"a\":1"s,
          "[\"\\\"]"s, "[\"\\"s, "nan"s, "\0{}"s, "\xFF\xFE{\0}\0"s, "data: {"s, "data: [\"a\n"s, "x{}"s})
        EXPECT_EQ(mended(body), "none") << body;
}

TEST(repair, escapes_that_are_none_do_not_hide_the_end_of_a_text)
{
    EXPECT_EQ(mended(R"(["\u12"]x)"), R"(["\u12"])");
    EXPECT_EQ(mended(R"(["\ud8"]x)"), R"(["\ud8"])");
    EXPECT_EQ(mended(R"(["\ud800\u"]x)"), "[\"\xEF\xBF\xBD\\u\"]");
    EXPECT_EQ(mended("[\"\\\xC3\xA9\"]x"), "[\"\\\xC3\xA9\"]");
    EXPECT_EQ(mended("[\"\\\n\"]x"), "[\"\\\n\"]") << "this must not become an escaped backslash";
}

TEST(repair, at_most_32_levels)
{
    const std::string deepest = std::string(32, '[') + std::string(32, ']');
    EXPECT_EQ(mended(deepest + "x"), deepest);
    EXPECT_EQ(mended("[" + deepest + "]"), "none");
    EXPECT_EQ(mended(std::string(60000, '{')), "none");
}

} // namespace
