// SPDX-License-Identifier: BSL-1.0
// Tests of answers past Pistache's writer: all headers, no body for a HEAD, and connections that end.
#include <amiss/detail/pistache/send.hpp>

#include "support/pistache_server.hpp"
#include "support/raw_client.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

/// Reads with Pistache's parser, and answers as the handlers for its router do.
class WritingHandler : public Pistache::Http::Handler {
public:
    HTTP_PROTOTYPE(WritingHandler)

    explicit WritingHandler(const amiss::Service<>& service) : service_(&service) {}
    void onRequest(const Pistache::Http::Request& request, Pistache::Http::ResponseWriter writer) override
    {
        amiss::detail::answer_written(request, writer,
                                      [this](amiss::Request& made, const auto& native, const auto& send) {
                                          amiss::detail::answer_by_service(*service_, made, native, send);
                                      });
    }

private:
    const amiss::Service<>* service_;
};

TEST(PistacheSend, HeadersLeaveAndAHeadHasNoBody)
{
    const pistache_tests::TestService<> service;
    pistache_tests::TestServer server(std::make_shared<WritingHandler>(service));
    peers::RawClient client(server.port());
    client.send("HEAD /text HTTP/1.1\r\nHost: a\r\n\r\n");
    const std::string head = client.response(false);
    EXPECT_NE(head.find("\r\nContent-Length: 6\r\n"), std::string::npos);
    EXPECT_NE(head.find("\r\nX-Request-Id: id1\r\n"), std::string::npos);
    client.send("GET /text HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.response().substr(0, 15), "HTTP/1.1 200 OK");
}

TEST(PistacheSend, TheConnectionEndsWhereItShould)
{
    const pistache_tests::TestService<> service;
    pistache_tests::TestServer server(std::make_shared<WritingHandler>(service));
    const auto connection_of = [](const std::string& text) {
        EXPECT_EQ(text.find(" (waiting)"), std::string::npos) << text; // it has ended, where it had to
        const std::size_t begin = text.find("\r\nConnection: ");
        return begin == std::string::npos ? "" : text.substr(begin + 14, text.find("\r\n", begin + 2) - begin - 14);
    };
    const std::string closing = "GET /text HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    EXPECT_EQ(connection_of(peers::answer_to(server.port(), closing)), "close");
    EXPECT_EQ(connection_of(peers::answer_to(server.port(), "GET /text HTTP/1.0\r\n\r\n")), "close");
    peers::RawClient client(server.port());
    client.send("GET /text HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_EQ(connection_of(client.response()), "keep-alive");
    client.send("GET /text HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(connection_of(client.response()), "");
}

} // namespace
