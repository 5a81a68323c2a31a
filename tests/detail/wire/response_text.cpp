// SPDX-License-Identifier: BSL-1.0
// Tests of responses as bytes: what belongs to which method, status and connection.
#include <amiss/detail/wire/response_text.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/server/service.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using amiss::Answer;
using amiss::HttpStatus;
using amiss::Reply;
using amiss::detail::append_response;
using amiss::detail::Persistence;
using amiss::detail::persistence_of;

// The response to a request, without its Date, which changes.
std::string response_of(std::string_view method, const Reply& reply, Persistence persistence = Persistence::implied)
{
    amiss::Service<> service(amiss::cstar::envelope);
    service.get("/", [&] { return amiss::expected<Reply>(reply); });
    service.make_id([] { return std::string("id1"); });
    const std::vector<amiss::HeaderView> headers;
    amiss::Request request(method, "/", {}, headers);
    std::string text = "before ";
    service.answer(request, [&](const Answer& answer) { append_response(text, answer, persistence); });
    const std::size_t date = text.find("Date: ");
    EXPECT_EQ(text.substr(date + 6 + 25, 6), " GMT\r\n") << text;
    return text.erase(date, 6 + 29 + 2);
}

TEST(WireResponseText, HasTheHeadersAndTheBody)
{
    const Reply reply =
        Reply(HttpStatus::created, "{}").header("Location", "/1").header("Link", "a").header("Link", "b");
    EXPECT_EQ(response_of("GET", reply),
              "before HTTP/1.1 201 Created\r\nX-Request-Id: id1\r\nLocation: /1\r\nLink: a\r\nLink: b\r\n"
              "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
}

TEST(WireResponseText, HasOneDateWhereTheReplyHasOne)
{
    const Reply reply = Reply(HttpStatus::ok, "1").header("date", "Mon, 01 Jan 2024 00:00:00 GMT");
    const amiss::Headers headers;
    std::string text;
    append_response(text, Answer(reply, headers), Persistence::implied);
    EXPECT_NE(text.find("\r\ndate: Mon, 01 Jan 2024 00:00:00 GMT\r\n"), std::string::npos);
    EXPECT_EQ(text.find("Date: "), std::string::npos);
}

TEST(WireResponseText, HasNoBodyForAHead)
{
    const std::string text = response_of("HEAD", Reply(HttpStatus::ok, "{}"));
    EXPECT_NE(text.find("Content-Length: 2\r\n"), std::string::npos);
    EXPECT_EQ(text.substr(text.size() - 4), "\r\n\r\n");
}

TEST(WireResponseText, HasNoLengthWhereThereCanBeNoBody)
{
    EXPECT_EQ(response_of("GET", Reply(HttpStatus::no_content)),
              "before HTTP/1.1 204 No Content\r\nX-Request-Id: id1\r\n\r\n");
    EXPECT_EQ(response_of("GET", Reply(HttpStatus::not_modified)),
              "before HTTP/1.1 304 Not Modified\r\nX-Request-Id: id1\r\n\r\n");
    EXPECT_NE(response_of("GET", Reply(HttpStatus::ok)).find("Content-Length: 0\r\n\r\n"), std::string::npos);
}

TEST(WireResponseText, SaysWhetherTheConnectionGoesOn)
{
    const Reply reply(HttpStatus::ok);
    EXPECT_NE(response_of("GET", reply, Persistence::closed).find("\r\nConnection: close\r\n"), std::string::npos);
    EXPECT_NE(response_of("GET", reply, Persistence::kept).find("\r\nConnection: keep-alive\r\n"), std::string::npos);
    amiss::Headers headers;
    Answer answer(404, "", headers);
    EXPECT_EQ(persistence_of(answer, true, false), Persistence::implied);
    EXPECT_EQ(persistence_of(answer, true, true), Persistence::kept);
    EXPECT_EQ(persistence_of(answer, false, true), Persistence::closed);
    answer.close = true;
    EXPECT_EQ(persistence_of(answer, true, false), Persistence::closed);
}

} // namespace
