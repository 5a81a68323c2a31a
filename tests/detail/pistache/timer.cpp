// SPDX-License-Identifier: BSL-1.0
// Tests of the timer on the thread of a transport: after its time, more than once, and with the server going away before.
#include <amiss/detail/pistache/timer.hpp>

#include "support/pistache_server.hpp"
#include "support/raw_client.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <thread>

namespace {

using Clock = std::chrono::steady_clock;

/// Sends "x" after 200 ms, and "y" after another 100 ms, to whoever sends something.
class LateHandler : public Pistache::Http::Handler {
public:
    HTTP_PROTOTYPE(LateHandler)

    void onRequest(const Pistache::Http::Request&, Pistache::Http::ResponseWriter) override {}
    void onInput(const char*, std::size_t, const std::shared_ptr<Pistache::Tcp::Peer>& peer) override
    {
        using namespace std::chrono_literals;
        Pistache::Tcp::Transport& own = *transport();
        const std::thread::id thread = std::this_thread::get_id();
        amiss::detail::call_later(own, 200ms, [&own, peer, thread] {
            peer->send(Pistache::RawBuffer(thread == std::this_thread::get_id() ? "x" : "?", 1));
            amiss::detail::call_later(own, 100ms, [peer] { peer->send(Pistache::RawBuffer("y", 1)); });
        });
    }
};

TEST(PistacheTimer, CallsAfterItsTimeAndMayStartAnother)
{
    pistache_tests::TestServer server(std::make_shared<LateHandler>());
    peers::RawClient client(server.port());
    const Clock::time_point begin = Clock::now();
    client.send("go");
    EXPECT_EQ(client.bytes(1), "x");
    EXPECT_GE(Clock::now() - begin, std::chrono::milliseconds(199));
    EXPECT_EQ(client.bytes(1), "y");
    EXPECT_GE(Clock::now() - begin, std::chrono::milliseconds(299));
    client.send("go"); // the server ends before the time of this one
}

} // namespace
