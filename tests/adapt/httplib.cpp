// SPDX-License-Identifier: BSL-1.0
// Tests of all that amiss has for cpp-httplib at once: what its server answers, its client reads back typed.
#include <amiss/adapt/httplib.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/read.hpp>

#include <gtest/gtest.h>

#include <thread>

namespace {

namespace cstar = amiss::cstar;

TEST(adapt_httplib, what_the_server_answers_is_an_error_of_the_client)
{
    amiss::Service<> service(cstar::envelope);
    service.on_error([](const amiss::ApiError&, const amiss::Request&) {});
    service.get("/locked",
                []() -> amiss::expected<void> { return amiss::fail(cstar::Code::insufficient_permissions); });
    httplib::Server server;
    amiss::mount(server, service);
    const int port = server.bind_to_any_port("127.0.0.1");
    ASSERT_GT(port, 0);
    std::thread listening([&server] { server.listen_after_bind(); });

    httplib::Client client("127.0.0.1", port);
    const httplib::Result reply = client.Get("/locked");
    server.stop();
    listening.join();
    ASSERT_TRUE(reply) << httplib::to_string(reply.error());
    const amiss::ApiError error = amiss::read(cstar::envelope, amiss::received(*reply));
    EXPECT_EQ(error, cstar::Code::insufficient_permissions);
    EXPECT_FALSE(error.request_id().empty());
}

} // namespace
