// SPDX-License-Identifier: BSL-1.0
// Tests of the open connections of a POCO server.
#include <amiss/detail/poco/open_sockets.hpp>

#include <support/poco_params.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace {

using amiss::detail::OpenSocket;
using amiss::detail::OpenSockets;

TEST(open_sockets, stopping_ends_what_is_read_and_waits)
{
    for (const bool abort : {false, true}) {
        const OpenSockets::Ptr open = new OpenSockets;
        peers::PocoPair pair;
        std::atomic<bool> has_begun{false};
        std::atomic<bool> has_sent{false};
        std::thread connection([&, all = open]() mutable {
            const OpenSocket registered(*all, pair.server);
            has_begun = true;
            char byte = 0;
            EXPECT_EQ(pair.server.receiveBytes(&byte, 1), 0); // waits for a request
            try {
                has_sent = pair.server.sendBytes("x", 1, MSG_NOSIGNAL) == 1; // an answer
            } catch (const Poco::Exception&) {
                has_sent = false;
            }
        });
        while (!has_begun) std::this_thread::yield();
        OpenSockets::Ptr(open)->stop(abort);
        EXPECT_EQ(has_sent, !abort);
        EXPECT_TRUE(open->is_stopped());
        connection.join();
    }
}

TEST(open_sockets, one_that_is_closed_does_no_harm)
{
    OpenSockets::Ptr open = new OpenSockets;
    EXPECT_FALSE(open->is_stopped());
    peers::PocoPair pair;
    std::thread stopping;
    {
        const OpenSocket registered(*open, pair.server);
        pair.server.close();
        stopping = std::thread([&] { open->stop(true); });
        while (!open->is_stopped()) std::this_thread::yield();
        const OpenSocket late(*open, pair.client); // which looks whether it may begin
    }
    stopping.join(); // when both have gone
    EXPECT_TRUE(open->is_stopped());
}

} // namespace
