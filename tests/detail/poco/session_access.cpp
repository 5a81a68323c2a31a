// SPDX-License-Identifier: BSL-1.0
// Tests of the bytes of a session of POCO, and of its end.
#include <amiss/detail/poco/session_access.hpp>

#include <support/poco_params.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

using amiss::detail::SessionAccess;

TEST(session_access, every_byte_is_one)
{
    peers::PocoPair pair;
    pair.send(std::string_view("\xFF\0a\xFFz", 5));
    pair.client.shutdownSend();
    Poco::Net::HTTPServerSession session(pair.server, peers::poco_params());
    std::string all;
    for (char byte = 0; SessionAccess::read_byte(session, byte) && all.size() != 3;) all += byte;
    EXPECT_EQ(all, std::string("\xFF\0a", 3));
    char rest[8];
    EXPECT_EQ(SessionAccess::read_some(session, rest, sizeof rest), 1U); // the fourth is in `byte`
    EXPECT_EQ(rest[0], 'z');
    char byte = 0;
    EXPECT_FALSE(SessionAccess::read_byte(session, byte));
    EXPECT_EQ(SessionAccess::read_some(session, rest, sizeof rest), 0U);
}

TEST(session_access, the_last_answer_arrives_although_the_client_still_sends)
{
    peers::PocoPair pair;
    const std::string much(100000, 'x');
    pair.send(much);
    pair.server.sendBytes("bye", 3);
    pair.client.shutdownSend();
    amiss::detail::drain_socket(pair.server);
    pair.server.close();
    EXPECT_EQ(pair.heard(), "bye");           // else the connection would have been reset
    amiss::detail::drain_socket(pair.server); // which is no more
}

} // namespace
