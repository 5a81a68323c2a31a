// SPDX-License-Identifier: BSL-1.0
// Tests of the responses to what never becomes a request of RESTinio.
#include <amiss/detail/restinio/refuser.hpp>

#include "support/restinio_server.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using amiss::HttpStatus;
using amiss::detail::Persistence;
using amiss::detail::Refuser;

TEST(RestinioRefuser, RefusesInTheEnvelopeAndCloses)
{
    const restinio_tests::TestService<> service;
    amiss::Request request;
    const std::string text = Refuser(service).refuse(HttpStatus::request_timeout, request);
    EXPECT_EQ(text.substr(0, text.find("\r\n")), "HTTP/1.1 408 Request Timeout");
    EXPECT_NE(text.find("\r\nConnection: close\r\n"), std::string::npos);
    EXPECT_NE(text.find("\"request_id\":\"id1\""), std::string::npos) << text;
}

TEST(RestinioRefuser, AnswersWhereHandlersTakeNoRequestOfTheFramework)
{
    const restinio_tests::TestService<> service;
    const std::vector<amiss::HeaderView> headers;
    amiss::Request request("BREW", "/pot", {}, headers);
    const std::string text = Refuser(service).answer(request, Persistence::kept);
    EXPECT_EQ(text.substr(0, text.find("\r\n")), "HTTP/1.1 200 OK");
    EXPECT_NE(text.find("\r\nConnection: keep-alive\r\n"), std::string::npos);

    const restinio_tests::TestService<restinio::request_t> native;
    EXPECT_FALSE(Refuser(native).answers());
    EXPECT_TRUE(Refuser(native));
    EXPECT_FALSE(Refuser());
    EXPECT_FALSE(Refuser().answers());
}

} // namespace
