// SPDX-License-Identifier: BSL-1.0
// Tests of a text as the body: its first line is the message, whatever the type, and some bodies are no text.
#include <amiss/detail/infer/plain_text.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using amiss::ApiError;
using amiss::HttpStatus;
using amiss::Received;
using amiss::detail::BodyForm;
using amiss::detail::PlainText;
using HeaderList = std::vector<std::pair<std::string, std::string>>;
using namespace std::string_literals;

PlainText text_of(std::string_view body, const HeaderList& headers = {})
{
    return PlainText::of(body, BodyForm::of(Received{400, body, headers}));
}
std::string message_of(std::string_view body, const HeaderList& headers = {})
{
    return std::string(text_of(body, headers).message);
}

TEST(plain_text, the_first_line_is_the_message_and_the_rest_is_kept)
{
    EXPECT_EQ(message_of("Slow down.\r\n"), "Slow down.");
    EXPECT_EQ(message_of("404 page not found\n"), "404 page not found");
    EXPECT_EQ(text_of("failed to load plan:\nconnection refused\n").message, "failed to load plan:");
    EXPECT_EQ(text_of("failed to load plan:\nconnection refused\n").rest, "connection refused");
    EXPECT_EQ(message_of("\xEF\xBB\xBF\r\n\t indented \r\n"), "indented");
    EXPECT_EQ(text_of("one line").rest, "");
    EXPECT_EQ(message_of("Ung\xC3\xBCltig"), "Ung\xC3\xBCltig");
}

TEST(plain_text, lines_that_say_nothing_are_skipped)
{
    EXPECT_EQ(message_of("-----\n404\nNo disk.\n-----"), "No disk.");
    EXPECT_EQ(message_of("Error\nNo disk."), "No disk.");
    for (const std::string_view nothing :
         {"", " ", "\n\n", "OK", "null", "None\n", "undefined", "nil", "N/A", "error", "404", "...", "\xEF\xBB\xBF"})
        EXPECT_EQ(message_of(nothing), "") << nothing;
}

TEST(plain_text, a_long_line_is_cut_on_a_code_point)
{
    const std::string longest(PlainText::max_message, 'x');
    EXPECT_EQ(message_of(longest), longest);
    EXPECT_EQ(text_of(longest + "yz\nmore").message, longest);
    EXPECT_EQ(text_of(longest + "yz\nmore").rest, "yz\nmore");
    const std::string accent = longest.substr(1) + "\xC3\xA9z";
    EXPECT_EQ(text_of(accent).message, longest.substr(1));
    EXPECT_EQ(text_of(accent).rest, "\xC3\xA9z");
}

TEST(plain_text, of_any_type_but_html_and_multipart)
{
    for (const char* type : {"text/plain", "application/json", "application/octet-stream", "", "x"})
        EXPECT_EQ(message_of("No disk.", {{"content-type", type}}), "No disk.") << type;
    for (const char* type : {"text/html", "Text/HTML; charset=utf-8", "multipart/mixed; boundary=b"})
        EXPECT_EQ(message_of("No disk.", {{"Content-Type", type}}), "") << type;
}

TEST(plain_text, markup_and_broken_json_are_no_text)
{
    for (const std::string_view body :
         {"<h1>No</h1>", "  <p>No", "{\"a\":", "{", "[", "[1,", "[ {\"a\"", "[\"no", "[]x", "[-1"})
        EXPECT_EQ(message_of(body), "") << body;
    EXPECT_EQ(message_of("[error] no disk"), "[error] no disk");
    EXPECT_EQ(message_of("\"x\" is no disk"), "\"x\" is no disk");
}

TEST(plain_text, bodies_with_control_characters_are_no_text)
{
    for (const std::string& body :
         {"\x1F\x8B\x08 gzip"s, "No\0disk"s, "\x1B[31mNo disk"s, "No disk\x7F"s, "\x89PNG\r\n\x1A\n"s, "\0N\0o"s})
        EXPECT_EQ(message_of(body), "") << body;
    EXPECT_EQ(message_of("No\tdisk"), "No\tdisk");
}

TEST(plain_text, of_a_compressed_body_only_where_the_client_has_undone_that)
{
    const HeaderList brotli{{"Content-Encoding", "br"}};
    EXPECT_EQ(message_of("No disk: Stra\xC3\x9F"
                         "e.",
                         brotli),
              "No disk: Stra\xC3\x9F"
              "e.");
    EXPECT_EQ(message_of("!\x80\xFFxyz", brotli), "");
    EXPECT_EQ(message_of("caf\xE9 closed", {{"Content-Encoding", "identity"}}), "caf\xE9 closed");
}

TEST(plain_text, of_an_event_stream_is_its_data)
{
    const HeaderList events{{"Content-Type", "text/event-stream"}};
    EXPECT_EQ(message_of("event: error\ndata: No disk.\n\n", events), "No disk.");
    EXPECT_EQ(message_of("event: error\n\n", events), "");
}

TEST(plain_text, ill_formed_parts_are_replaced_in_the_error)
{
    ApiError error(HttpStatus::bad_request);
    text_of("caf\xE9 closed\n\xFF" + std::string(2000, 'x')).put_into(error);
    EXPECT_EQ(error.message(), "caf\xEF\xBF\xBD closed");
    EXPECT_EQ(error.context().substr(0, 4), "\xEF\xBF\xBDx");
    EXPECT_EQ(error.context().size(), amiss::detail::max_text_context + 2);
}

TEST(plain_text, of_markdown_with_front_matter_the_first_paragraph_is_the_message)
{
    const std::string page = "---\ncode: \"slow_down\"\n---\n\n# Too Many Requests: slow_down\n\n## What happened\n\n"
                             "Slow \\*down\\* &lt;now&gt;.\n\n## Causes\n\n- You were fast.\n";
    ApiError error(HttpStatus::too_many_requests);
    text_of(page).put_into(error);
    EXPECT_EQ(error.message(), "Slow *down* <now>.");
    EXPECT_EQ(error.context(), "## Causes\n\n- You were fast.");
    EXPECT_EQ(message_of("---\ntitle: x\n\\*a\\*"), "title: x") << "front matter has an end";
    EXPECT_EQ(message_of("# Error\n\\*a\\*"), "# Error") << "without front matter it may be anything";
    EXPECT_EQ(message_of("---\ntitle: x\n---\n# Only a heading\n"), "");
}

} // namespace
