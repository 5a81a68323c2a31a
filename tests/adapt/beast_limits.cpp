// SPDX-License-Identifier: BSL-1.0
// Tests of the limits of a Beast server: what they are, and that each can be set.
#include <amiss/adapt/beast_limits.hpp>

#include <amiss/adapt/beast_server.hpp>
#include <amiss/apis/cstar.hpp>

#include <support/beast_stream.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace std::chrono_literals;

TEST(beast_limits, the_usual_ones)
{
    const amiss::BeastLimits limits;
    EXPECT_GE(limits.header, 8192U); // nobody is refused whom Beast's own limit would let through
    EXPECT_LT(limits.target, limits.header);
    EXPECT_LE(limits.request, limits.idle);
    EXPECT_GT(limits.drain, 0s);
}

TEST(beast_limits, sizes_can_be_set)
{
    amiss::Service<> service(amiss::cstar::envelope);
    service.on_error([](const amiss::ApiError&, const amiss::Request&) {});
    amiss::BeastLimits limits;
    limits.target = 10;
    limits.header = 100;
    const auto statuses_of = [&](const std::string& request) {
        amiss_test::ScriptedStream stream({request});
        EXPECT_FALSE(amiss::serve(stream, service, limits));
        return amiss_test::statuses(stream.sent);
    };
    EXPECT_EQ(statuses_of("GET /345678910 HTTP/1.1\r\nHost: a\r\n\r\n"), "404");
    EXPECT_EQ(statuses_of("GET /3456789101 HTTP/1.1\r\nHost: a\r\n\r\n"), "414");
    EXPECT_EQ(statuses_of("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(100, 'x') + "\r\n\r\n"), "431");
}

} // namespace
