// SPDX-License-Identifier: BSL-1.0
// Tests of answers as POCO sends them.
#include <amiss/detail/poco/handler.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/headers.hpp>

#include <support/poco_params.hpp>

#include <Poco/Net/HTTPServerResponseImpl.h>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;

/// What is sent of an answer by a response that keeps the connection.
std::string sent_with_poco(Answer answer, bool is_head = false, bool close = false)
{
    peers::PocoPair pair;
    {
        Poco::Net::HTTPServerSession session(pair.server, peers::poco_params());
        Poco::Net::HTTPServerResponseImpl response(session);
        response.setVersion("HTTP/1.0");
        response.setKeepAlive(true);
        response.set("Allow", "PUT");
        answer.is_head = is_head;
        answer.close = close;
        detail::send_with_poco(response, answer);
    }
    pair.server.close();
    return pair.heard();
}

TEST(poco_handler, an_answer_is_sent_whole)
{
    Headers headers;
    headers.add("Content-Type", "application/json");
    headers.add("allow", "GET");
    EXPECT_EQ(sent_with_poco(Answer(413, "{}", headers)),
              "HTTP/1.1 413 Content Too Large\r\nConnection: Keep-Alive\r\nallow: GET\r\n"
              "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
    EXPECT_EQ(sent_with_poco(Answer(413, "{}", headers), true, true),
              "HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nallow: GET\r\n"
              "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n");
}

TEST(poco_handler, an_answer_without_a_body_has_no_length)
{
    const Reply reply(HttpStatus::no_content);
    const Headers headers;
    EXPECT_EQ(sent_with_poco(Answer(reply, headers)),
              "HTTP/1.1 204 No Content\r\nConnection: Keep-Alive\r\nAllow: PUT\r\n\r\n");
}

} // namespace
