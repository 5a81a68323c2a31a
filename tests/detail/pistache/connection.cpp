// SPDX-License-Identifier: BSL-1.0
// Tests of a connection that ends: the client can read its answer, and cannot send forever.
#include <amiss/detail/pistache/connection.hpp>

#include "support/pistache_server.hpp"
#include "support/raw_client.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

TEST(PistacheConnection, DropsWhatComesAfterARefusal)
{
    pistache_tests::AnsweringServer server;
    peers::RawClient client(server.port());
    client.send("POST /text HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n");
    EXPECT_EQ(client.response().substr(0, 12), "HTTP/1.1 413");
    EXPECT_TRUE(client.send(std::string(2000000, 'x')));
    EXPECT_EQ(client.rest(), ""); // the end, and no reset
}

TEST(PistacheConnection, EndsWhereTheClientGoesOnTooLong)
{
    pistache_tests::AnsweringServer server;
    const peers::RawClient client(server.port());
    client.send("no request\r\n\r\n");
    const std::string megabyte(1 << 20, 'y');
    int sent = 0;
    while (sent < 200 && client.send(megabyte)) ++sent;
    EXPECT_GE(sent, 8); // the bound; the rest is what the kernel holds
    EXPECT_LT(sent, 200);
}

TEST(PistacheConnection, IsWatchedOncePerRequest)
{
    amiss::detail::PistacheConnection connection;
    EXPECT_FALSE(connection.starts_watch()); // no request has begun
    connection.reader().append("GET /", 5);
    EXPECT_TRUE(connection.starts_watch());
    EXPECT_FALSE(connection.starts_watch());
    connection.end_watch();
    EXPECT_TRUE(connection.starts_watch());
}

} // namespace
