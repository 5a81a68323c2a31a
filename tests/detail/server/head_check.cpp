// SPDX-License-Identifier: BSL-1.0
// Tests of the headers that a framework has taken apart: what is refused, and where the body ends.
#include <amiss/detail/server/head_check.hpp>

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>

namespace {

using namespace amiss;
using detail::HeadCheck;
using PlainHeaders = std::multimap<std::string, std::string>;

HttpStatus fault_in(const PlainHeaders& headers, std::string_view version = "HTTP/1.1")
{
    return HeadCheck(headers, version).fault();
}

TEST(head_check, where_a_body_ends)
{
    const PlainHeaders none{{"Host", "a"}};
    EXPECT_EQ(fault_in(none), HttpStatus::ok);
    EXPECT_FALSE(HeadCheck(none, "HTTP/1.1").has_body());
    const PlainHeaders sized{{"Host", "a"}, {"content-length", "12"}};
    EXPECT_EQ(HeadCheck(sized, "HTTP/1.1").size(), 12U);
    EXPECT_TRUE(HeadCheck(sized, "HTTP/1.1").has_body());
    const PlainHeaders chunked{{"Host", "a"}, {"Transfer-Encoding", "Chunked"}};
    EXPECT_TRUE(HeadCheck(chunked, "HTTP/1.1").is_chunked());
    EXPECT_TRUE(HeadCheck(chunked, "HTTP/1.1").has_body());
}

TEST(head_check, what_is_refused)
{
    EXPECT_EQ(fault_in({}), HttpStatus::bad_request); // without a Host
    EXPECT_EQ(fault_in({}, "HTTP/1.0"), HttpStatus::ok);
    EXPECT_EQ(fault_in({{"Host", "a"}, {"Host", "b"}}), HttpStatus::bad_request);
    EXPECT_EQ(fault_in({{"Host", "a"}, {"no token", "b"}}), HttpStatus::bad_request);
    EXPECT_EQ(fault_in({{"Host", "a"}, {"Content-Length", "+1"}}), HttpStatus::bad_request);
    EXPECT_EQ(fault_in({{"Host", "a"}, {"Content-Length", "1"}, {"Content-Length", "2"}}), HttpStatus::bad_request);
    EXPECT_EQ(fault_in({{"Host", "a"}, {"Content-Length", "1"}, {"Transfer-Encoding", "chunked"}}),
              HttpStatus::bad_request);
    EXPECT_EQ(fault_in({{"Host", "a"}, {"Transfer-Encoding", "gzip"}}), HttpStatus::not_implemented);
}

TEST(head_check, says_what_is_wrong)
{
    const auto reason_in = [](const PlainHeaders& headers) { return HeadCheck(headers, "HTTP/1.1").reason(); };
    EXPECT_EQ(reason_in({{"Host", "a"}}), "");
    EXPECT_EQ(reason_in({}), "not one Host header");
    EXPECT_EQ(reason_in({{"Host", "a"}, {"Content-Length", "+1"}}), "a Content-Length that is no number");
}

TEST(head_check, all_headers_have_a_limit)
{
    PlainHeaders headers{{"Host", "a"}};
    const std::size_t host = std::string_view("Host: a\r\n").size();
    const std::size_t other = std::string_view("B: \r\n").size();
    const auto with = headers.emplace("B", std::string(HeadCheck::most_bytes - host - other, 'b'));
    EXPECT_EQ(fault_in(headers), HttpStatus::ok);
    with->second += 'b';
    EXPECT_EQ(fault_in(headers), HttpStatus::request_header_fields_too_large);
    EXPECT_EQ(HeadCheck(headers, "HTTP/1.1", HeadCheck::most_bytes + 1).fault(), HttpStatus::ok);
}

} // namespace
