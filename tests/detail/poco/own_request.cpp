// SPDX-License-Identifier: BSL-1.0
// Tests of requests of POCO that amiss has read.
#include <amiss/detail/poco/own_request.hpp>

#include <support/poco_params.hpp>

#include <gtest/gtest.h>

#include <sstream>

namespace {

TEST(own_poco_request, has_what_was_read)
{
    peers::PocoPair pair;
    auto params = peers::poco_params();
    params->setServerName("notes");
    Poco::Net::HTTPServerSession session(pair.server, params);
    amiss::detail::RequestHead head;
    head.method = "PURGE";
    head.target = "/a?b";
    head.is_first_version = true;
    head.headers = {{"Cookie", "a=1"}, {"X-Own", "=?x?="}};
    amiss::detail::OwnPocoRequest request(head, session, *params);
    std::ostringstream text;
    request.write(text);
    EXPECT_EQ(text.str(), "PURGE /a?b HTTP/1.0\r\nCookie: a=1\r\nX-Own: =?x?=\r\n\r\n");
    EXPECT_EQ(request.clientAddress(), pair.client.address());
    EXPECT_EQ(request.serverAddress(), pair.client.peerAddress());
    EXPECT_EQ(request.serverParams().getServerName(), "notes");
    EXPECT_FALSE(request.secure());
    EXPECT_FALSE(request.response().sent());
    EXPECT_EQ(request.stream().get(), std::char_traits<char>::eof());
}

} // namespace
