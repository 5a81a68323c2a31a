// SPDX-License-Identifier: BSL-1.0
// Tests of what cpp-httplib leaves without a body, without a connection.
#include <amiss/detail/httplib/left_empty.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <regex>
#include <string>

namespace {

using namespace amiss;
using detail::UnreadHead;

TEST(left_empty, the_paths_under_a_prefix)
{
    const auto fits = [](const char* prefix, const std::string& path) {
        return std::regex_match(path, std::regex(detail::pattern_under(prefix)));
    };
    EXPECT_TRUE(fits("", "/any\npath"));
    EXPECT_TRUE(fits("/", "*"));
    EXPECT_TRUE(fits("/a.b", "/a.b"));
    EXPECT_TRUE(fits("/a.b/", "/a.b/c/d"));
    EXPECT_FALSE(fits("/a.b", "/aXb/c"));
    EXPECT_FALSE(fits("/a.b", "/a.bc"));
}

httplib::Request read_line(const char* method, const char* target, const char* version = "HTTP/1.1")
{
    httplib::Request request;
    request.method = method;
    request.target = target;
    request.version = version;
    return request;
}

TEST(left_empty, what_of_a_head_was_not_read)
{
    EXPECT_EQ(detail::unread_head(read_line("BREW", "/pot")), UnreadHead::method);
    EXPECT_EQ(detail::unread_head(read_line("BREW", "/pot", "HTTP/2.0")), UnreadHead::line);
    EXPECT_EQ(detail::unread_head(read_line("B(W", "/pot")), UnreadHead::line);
    EXPECT_EQ(detail::unread_head(read_line("HELLO", "", "")), UnreadHead::line);
    httplib::Request request = read_line("GET", "/a?b?c");
    request.path = "/a";
    EXPECT_EQ(detail::unread_head(request), UnreadHead::line);
    request.target = "/a?b";
    EXPECT_EQ(detail::unread_head(request), UnreadHead::headers);
    request.remote_addr = "127.0.0.1";
    EXPECT_EQ(detail::unread_head(request), UnreadHead::nothing);
}

struct EmptyFixture {
    EmptyFixture() : api(cstar::envelope)
    {
        api.get("/pot", [] { return expected<std::string>("{}"); });
        api.on_error([this](const ApiError&, const Request&) { ++errors; });
    }
    /// Answers a request that httplib has given this status.
    void leave(const httplib::Request& in, int status)
    {
        out = httplib::Response();
        out.status = status;
        detail::answer_left_empty(api, in, out);
        closes = out.content_provider_ != nullptr;
    }
    Service<> api;
    httplib::Response out;
    bool closes = false;
    int errors = 0;
};

TEST(left_empty, a_method_is_a_405_or_a_404)
{
    EmptyFixture left;
    left.leave(read_line("BREW", "/pot"), 400);
    EXPECT_EQ(left.out.status, 405);
    EXPECT_EQ(left.out.get_header_value("Allow"), "GET, HEAD, OPTIONS");
    EXPECT_TRUE(left.closes); // its headers are still to be read
    httplib::Request trace = read_line("TRACE", "/cup");
    trace.path = "/cup";
    trace.remote_addr = "127.0.0.1";
    trace.headers = {{"Host", "a"}};
    left.leave(trace, 400);
    EXPECT_EQ(left.out.status, 404);
    EXPECT_FALSE(left.closes);
    EXPECT_EQ(left.errors, 2);
}

TEST(left_empty, what_httplib_has_refused_ends_the_connection)
{
    EmptyFixture left;
    left.leave(read_line("HELLO", "", ""), 400);
    EXPECT_EQ(left.out.status, 400);
    EXPECT_TRUE(left.closes);
    httplib::Request long_header = read_line("GET", "/pot");
    long_header.path = "/pot";
    left.leave(long_header, 400);
    EXPECT_EQ(left.out.status, 431);
    EXPECT_TRUE(left.closes);
    long_header.remote_addr = "127.0.0.1";
    long_header.headers = {{"Host", "a"}};
    for (const int status : {413, 414, 416}) {
        left.leave(long_header, status);
        EXPECT_EQ(left.out.status, status);
        EXPECT_TRUE(left.closes);
    }
    left.leave(long_header, 404);
    EXPECT_EQ(left.out.status, 404);
    EXPECT_FALSE(left.closes);
}

TEST(left_empty, a_body_that_is_there_stays)
{
    EmptyFixture left;
    left.out.status = 404;
    left.out.body = "mine";
    EXPECT_EQ(detail::answer_left_empty(left.api, read_line("GET", "/"), left.out),
              httplib::Server::HandlerResponse::Unhandled);
    EXPECT_EQ(left.out.body, "mine");
    EXPECT_EQ(left.errors, 0);
}

TEST(left_empty, a_body_that_is_too_long_is_refused_before_it_is_sent)
{
    EmptyFixture left;
    left.api.max_body(4);
    httplib::Request waits = read_line("POST", "/pot");
    waits.headers = {{"Host", "a"}, {"Content-Length", "4"}, {"Expect", "100-continue"}};
    EXPECT_EQ(detail::refuse_expected(left.api, waits, left.out), 100);
    waits.headers = {{"Host", "a"}, {"Content-Length", "5"}, {"Expect", "100-continue"}};
    EXPECT_EQ(detail::refuse_expected(left.api, waits, left.out), 413);
    EXPECT_EQ(left.errors, 1);
    EXPECT_TRUE(left.out.content_provider_);
}

} // namespace
