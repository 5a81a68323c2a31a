// SPDX-License-Identifier: BSL-1.0
// Tests of one request to cpp-httplib and its answer, without a connection.
#include <amiss/detail/httplib/exchange.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;
using detail::HttplibExchange;

struct ExchangeFixture {
    ExchangeFixture() : api(cstar::envelope)
    {
        api.max_body(4).on_error([](const ApiError&, const Request&) {});
        api.post("/", [](const Request& request) { return expected<std::string>(request.body()); });
        in.method = "POST";
        in.target = in.path = "/";
        in.version = "HTTP/1.1";
    }
    auto routes()
    {
        return [this](Request& request, const detail::NoNative&, const auto& send) { api.answer(request, send); };
    }
    httplib::ContentReader reader(const std::string& body, int status = 0)
    {
        return httplib::ContentReader(
            [this, body, status](const httplib::ContentReceiver& receiver) {
                ++reads;
                if (status != 0) out.status = status;
                return receiver(body.data(), body.size()) && status == 0;
            },
            nullptr);
    }

    Service<> api;
    httplib::Request in;
    httplib::Response out;
    int reads = 0;
};

TEST(httplib_exchange, a_body_is_read_where_there_is_one)
{
    ExchangeFixture one;
    one.in.headers = {{"Host", "a"}, {"Content-Length", "3"}};
    HttplibExchange<void>(one.api, one.in, one.out).answer(one.routes(), one.reader("[1]"));
    EXPECT_EQ(one.out.body, "[1]");
    EXPECT_EQ(one.reads, 1);

    ExchangeFixture none; // httplib would read until the client closes
    none.in.headers = {{"Host", "a"}};
    HttplibExchange<void>(none.api, none.in, none.out).answer(none.routes(), none.reader("more"));
    EXPECT_EQ(none.reads, 0);
    EXPECT_EQ(none.out.status, 200);
}

TEST(httplib_exchange, a_length_over_the_limit_is_not_read)
{
    ExchangeFixture one;
    one.in.headers = {{"Host", "a"}, {"Content-Length", "5"}};
    HttplibExchange<void>(one.api, one.in, one.out).answer(one.routes(), one.reader("[1,2]"));
    EXPECT_EQ(one.out.status, 413);
    EXPECT_EQ(one.reads, 0);
    EXPECT_TRUE(one.out.content_provider_); // which closes
}

TEST(httplib_exchange, a_body_that_breaks_off_is_refused_with_httplibs_status)
{
    ExchangeFixture one;
    one.in.headers = {{"Host", "a"}, {"Transfer-Encoding", "chunked"}};
    HttplibExchange<void>(one.api, one.in, one.out).answer(one.routes(), one.reader("[", 400));
    EXPECT_EQ(one.out.status, 400);
    EXPECT_TRUE(one.out.content_provider_);

    ExchangeFixture limited; // is left for the error handler, since later versions drop what a handler says of a 413
    limited.in.headers = one.in.headers;
    HttplibExchange<void>(limited.api, limited.in, limited.out).answer(limited.routes(), limited.reader("[", 413));
    EXPECT_EQ(limited.out.status, 413);
    EXPECT_FALSE(detail::is_answered(limited.out));
}

TEST(httplib_exchange, what_was_not_read_ends_the_connection)
{
    ExchangeFixture unread;
    unread.in.headers = {{"Host", "a"}, {"Content-Length", "3"}};
    HttplibExchange<void>(unread.api, unread.in, unread.out).answer(unread.routes());
    EXPECT_TRUE(unread.out.content_provider_);
    ExchangeFixture read; // as later versions do for any method
    read.in.headers = unread.in.headers;
    read.in.body = "[1]";
    HttplibExchange<void>(read.api, read.in, read.out).answer(read.routes());
    EXPECT_FALSE(read.out.content_provider_);
    EXPECT_EQ(read.out.body, "[1]");
    ExchangeFixture wrong;
    wrong.in.headers = {{"Host", "a"}, {"Content-Length", "x"}};
    HttplibExchange<void>(wrong.api, wrong.in, wrong.out).answer(wrong.routes());
    EXPECT_EQ(wrong.out.status, 400);
    EXPECT_TRUE(wrong.out.content_provider_);
}

} // namespace
