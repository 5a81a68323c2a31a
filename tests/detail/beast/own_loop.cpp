// SPDX-License-Identifier: BSL-1.0
// Tests of answers to messages that a program has read itself.
#include <amiss/detail/beast/own_loop.hpp>

#include <amiss/apis/cstar.hpp>

#include <support/answered.hpp>

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/string_body.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;
namespace http = boost::beast::http;

struct Quiet : Service<> {
    Quiet() : Service<>(cstar::envelope)
    {
        on_error([](const ApiError&, const Request&) {});
        post("/a", [](const Request& request) -> expected<std::string> {
            return std::string(request.body()) + std::string(request.header("x-own")) + std::string(request.query());
        });
    }
};

TEST(beast_own_loop, a_message_is_seen_as_it_is)
{
    const Quiet service;
    http::request<http::string_body> message(http::verb::post, "/a?q=1", 11, "[");
    message.set("X-Own", "2");
    message.set(http::field::content_type, "application/json");
    amiss_test::Answered answered;
    detail::answer_message(service, message, answered);
    EXPECT_EQ(answered.body, "[2q=1");
    EXPECT_FALSE(answered.close);
}

TEST(beast_own_loop, a_refusal_knows_the_request)
{
    const Quiet service;
    http::request<http::string_body> message(http::verb::head, "/a", 11, "body");
    message.set("X-Request-Id", "id-1");
    amiss_test::Answered answered;
    detail::refuse_message(service, message, ApiError(HttpStatus::bad_request), answered);
    EXPECT_EQ(answered.status, 400);
    EXPECT_TRUE(answered.is_head);
    EXPECT_TRUE(answered.close);
    EXPECT_NE(answered.body.find("id-1"), std::string::npos);
}

TEST(beast_own_loop, a_span_has_only_what_was_written)
{
    const Quiet service;
    char buffer[4] = {'?', '?', '?', '?'};
    const Headers headers;
    const http::request<http::string_body> message(http::verb::get, "/a", 11);
    http::response<http::span_body<const char>> response;
    detail::SpanWriter<void>{service, buffer, sizeof buffer}.write(response, message, Answer(200, "[1]", headers));
    EXPECT_EQ(std::string(buffer, 4), "[1]?");
    EXPECT_EQ(response.body().size(), 3U);
}

} // namespace
