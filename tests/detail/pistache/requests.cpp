// SPDX-License-Identifier: BSL-1.0
// Tests of Pistache's requests: made of what was read, and read again.
#include <amiss/detail/pistache/requests.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

namespace {

using amiss::detail::RequestReader;

Pistache::Http::Request request_of(const std::string& text)
{
    RequestReader reader;
    reader.append(text.data(), text.size());
    EXPECT_EQ(reader.next(1000), RequestReader::Event::request) << text;
    return amiss::detail::pistache_request(reader, Pistache::Address(Pistache::Ipv4::loopback(), Pistache::Port(1)));
}

TEST(PistacheRequests, AreMadeOfWhatWasRead)
{
    const std::string head = "POST /a?b=1 HTTP/1.1\r\nHost: h\r\nX-Own: v\r\n";
    const Pistache::Http::Request request = request_of(head + "Content-Length: 3\r\n\r\nabc");
    EXPECT_EQ(request.method(), Pistache::Http::Method::Post);
    EXPECT_EQ(request.body(), "abc");
    EXPECT_EQ(amiss::detail::pistache_target(request), "/a?b=1");
    const auto fields = amiss::detail::pistache_fields(request);
    EXPECT_EQ(std::count(fields.begin(), fields.end(), std::pair<std::string, std::string>("X-Own", "v")), 1);
    EXPECT_EQ(request.address().host(), "127.0.0.1");

    EXPECT_EQ(request_of(head + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n2\r\nbc\r\n0\r\n\r\n").body(), "abc");
    EXPECT_EQ(request_of(head + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n").body(), "");
    EXPECT_EQ(request_of("GET /a HTTP/1.1\r\nHost: h\r\n\r\n").method(), Pistache::Http::Method::Get);
}

TEST(PistacheRequests, MethodsAreKnownInTheirCase)
{
    EXPECT_TRUE(amiss::detail::pistache_knows("GET"));
    EXPECT_TRUE(amiss::detail::pistache_knows("CONNECT"));
    EXPECT_FALSE(amiss::detail::pistache_knows("get"));
    EXPECT_FALSE(amiss::detail::pistache_knows("BREW"));
    EXPECT_THROW(request_of("BREW / HTTP/1.1\r\nHost: h\r\n\r\n"), Pistache::Http::HttpError);
}

} // namespace
