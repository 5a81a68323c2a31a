// SPDX-License-Identifier: BSL-1.0
// Tests of what is answered where RESTinio's parser stops.
#include <amiss/detail/restinio/unread.hpp>

#include "support/restinio_server.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::HttpStatus;
using amiss::detail::last_answer;
using amiss::detail::Refuser;
using amiss::detail::status_of_parser;
using amiss::detail::UnknownMethod;

TEST(RestinioUnread, ParserErrorsAreStatuses)
{
    EXPECT_EQ(status_of_parser(HPE_CB_url), HttpStatus::uri_too_long);
    EXPECT_EQ(status_of_parser(HPE_CB_header_value), HttpStatus::request_header_fields_too_large);
    EXPECT_EQ(status_of_parser(HPE_HEADER_OVERFLOW), HttpStatus::request_header_fields_too_large);
    EXPECT_EQ(status_of_parser(HPE_CB_body), HttpStatus::content_too_large);
    EXPECT_EQ(status_of_parser(HPE_INVALID_CHUNK_SIZE), HttpStatus::bad_request);
}

TEST(RestinioUnread, AMethodIsUnknownWhereTheHeadIsWhole)
{
    const std::string_view head = "BREW /pot HTTP/1.1\r\nHost: a\r\n\r\n";
    EXPECT_EQ(UnknownMethod(std::string(head) + "GET").size, head.size());
    EXPECT_EQ(UnknownMethod(head.substr(0, head.size() - 1)).size, 0U);
    EXPECT_EQ(UnknownMethod("GET /pot HTTP/1.1\r\nHost: a\r\n\r\n").size, 0U);
    EXPECT_EQ(UnknownMethod("M-SEARCH /pot HTTP/1.1\r\nHost: a\r\n\r\n").size, 0U);
    EXPECT_EQ(UnknownMethod("get /pot HTTP/1.1\r\nHost: a\r\n\r\n").size, 30U); // methods have a case
    const UnknownMethod with_body("BREW /pot HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx");
    EXPECT_EQ(with_body.size, 0U);
    EXPECT_TRUE(with_body.is_whole);
}

TEST(RestinioUnread, TheLastAnswerHasWhatWasReadOfTheRequest)
{
    const restinio_tests::TestService<> service;
    const auto status_line = [&](std::string_view start) {
        const std::string text = last_answer(Refuser(service), HttpStatus::bad_request, nullptr, start);
        EXPECT_NE(text.find("\r\nConnection: close\r\n"), std::string::npos);
        return text.substr(0, text.find("\r\n"));
    };
    EXPECT_EQ(status_line("BREW /pot HTTP/1.1\r\nHost: a\r\n\r\n"), "HTTP/1.1 200 OK");
    EXPECT_EQ(status_line("BREW /text HTTP/1.1\r\nHost: a\r\n\r\n"), "HTTP/1.1 405 Method Not Allowed");
    EXPECT_EQ(status_line("BREW /pot HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx"),
              "HTTP/1.1 501 Not Implemented");
    EXPECT_EQ(status_line("BREW"), "HTTP/1.1 400 Bad Request");

    const restinio_tests::TestService<restinio::request_t> native;
    const std::string text = last_answer(Refuser(native), HttpStatus::bad_request, nullptr,
                                         "BREW /pot HTTP/1.1\r\nHost: a\r\nX-Request-Id: of-client\r\n\r\n");
    EXPECT_EQ(text.substr(0, text.find("\r\n")), "HTTP/1.1 501 Not Implemented");
    EXPECT_NE(text.find("of-client"), std::string::npos);
}

} // namespace
