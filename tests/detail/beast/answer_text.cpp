// SPDX-License-Identifier: BSL-1.0
// Tests of answers as the bytes of a response, and as a message of Beast.
#include <amiss/detail/beast/answer_text.hpp>

#include <amiss/server/reply.hpp>

#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;

Headers two_headers()
{
    Headers headers;
    headers.add("Content-Type", "application/json");
    headers.add("X-Request-Id", "a");
    return headers;
}

/// The response without its date, which has the right form.
std::string dateless(std::string text)
{
    const std::size_t at = text.find("Date: ");
    if (at == std::string::npos) return "no date";
    EXPECT_EQ(text.substr(at + 31, 6), " GMT\r\n");
    return text.erase(at, 37);
}

TEST(beast_answer_text, an_error)
{
    std::string text = "old";
    const Headers headers = two_headers();
    detail::write_answer(text, Answer(404, "{}", headers), true);
    EXPECT_EQ(dateless(text),
              "HTTP/1.1 404 Not Found\r\nX-Request-Id: a\r\nContent-Type: application/json\r\n"
              "Content-Length: 2\r\nConnection: keep-alive\r\n\r\n{}");
}

TEST(beast_answer_text, one_date_where_the_reply_has_one)
{
    const Reply reply = Reply(HttpStatus::ok, "1").header("date", "Mon, 01 Jan 2024 00:00:00 GMT");
    const Headers headers;
    std::string text;
    detail::write_answer(text, Answer(reply, headers), true);
    EXPECT_NE(text.find("\r\ndate: Mon, 01 Jan 2024 00:00:00 GMT\r\n"), std::string::npos);
    EXPECT_EQ(text.find("Date: "), std::string::npos);
    boost::beast::http::response<boost::beast::http::string_body> message;
    detail::set_head(message, Answer(reply, headers), true);
    EXPECT_EQ(message.count("Date"), 1U);
    EXPECT_EQ(message["Date"], "Mon, 01 Jan 2024 00:00:00 GMT");
}

TEST(beast_answer_text, a_status_that_is_not_registered)
{
    std::string text;
    const Headers headers;
    detail::write_answer(text, Answer(599, "", headers), false);
    EXPECT_EQ(dateless(text), "HTTP/1.1 599 Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

TEST(beast_answer_text, a_HEAD_gets_the_length_and_no_body)
{
    std::string text;
    const Headers headers = two_headers();
    Answer answer(404, "{\"a\":1}", headers);
    answer.is_head = true;
    detail::write_answer(text, answer, true);
    EXPECT_NE(text.find("Content-Length: 7\r\n"), std::string::npos);
    EXPECT_EQ(text.substr(text.size() - 4), "\r\n\r\n");
}

TEST(beast_answer_text, some_statuses_have_no_length)
{
    std::string text;
    const Headers headers;
    for (const HttpStatus status : {HttpStatus::no_content, static_cast<HttpStatus>(304)}) {
        const Reply reply(status);
        detail::write_answer(text, Answer(reply, headers), true);
        EXPECT_EQ(text.find("Content-Length"), std::string::npos) << to_int(status);
    }
    const Reply reset(static_cast<HttpStatus>(205));
    detail::write_answer(text, Answer(reset, headers), true);
    EXPECT_NE(text.find("Content-Length: 0\r\n"), std::string::npos);
}

TEST(beast_answer_text, the_head_of_a_message)
{
    namespace http = boost::beast::http;
    http::response<http::string_body> response;
    const Headers headers;
    const Reply reply = Reply(HttpStatus::created, "{}").header("Set-Cookie", "a=1").header("Set-Cookie", "b=2");
    detail::set_head(response, Answer(reply, headers), false);
    EXPECT_EQ(response.result_int(), 201U);
    EXPECT_EQ(response.count("Set-Cookie"), 2U);
    EXPECT_EQ(response["Content-Type"], "application/json");
    EXPECT_EQ(response["Content-Length"], "2");
    EXPECT_EQ(response["Date"].size(), 29U);
    EXPECT_FALSE(response.keep_alive());
    EXPECT_FALSE(response.need_eof() && response.keep_alive());

    http::response<http::string_body> empty;
    detail::set_head(empty, Answer(Reply(HttpStatus::no_content), headers), true);
    EXPECT_EQ(empty.count("Content-Length") + empty.count("Content-Type"), 0U);
    EXPECT_TRUE(empty.keep_alive());
}

} // namespace
