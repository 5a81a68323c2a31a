// SPDX-License-Identifier: BSL-1.0
// Tests of httplib's adapter for clients: each enumerator by the table, and what can be provoked on the loopback interface.
#include <amiss/adapt/httplib_client.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/idempotency_key.hpp>
#include <amiss/read.hpp>
#include <amiss/read_any.hpp>

#include "support/raw_peer.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace cstar = amiss::cstar;
using amiss::ApiError;
using amiss::client::Code;
using httplib::Error;
using peers::End;
using peers::Peer;
using peers::response;
using namespace std::chrono_literals;

void expect_failure(const httplib::Result& result, Error failure, Code code)
{
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error(), failure) << httplib::to_string(result.error());
    const auto checked = amiss::check(cstar::envelope, amiss::received(result));
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error(), code) << checked.error().name();
    EXPECT_EQ(checked.error().provenance(), amiss::Provenance::transport);
    EXPECT_EQ(checked.error().cause(), std::error_code(static_cast<int>(failure), amiss::httplib_category()));
}

TEST(adapt_httplib_client, each_enumerator_is_that_of_the_table)
{
    struct Meant {
        Error failure;
        Code code;
        std::string_view name;
    };
    for (const Meant& meant : {
             Meant{Error::Success, Code::stream_error, "Success"},
             Meant{Error::Unknown, Code::stream_error, "Unknown"},
             Meant{Error::Connection, Code::not_connected, "Connection"},
             Meant{Error::BindIPAddress, Code::not_connected, "BindIPAddress"},
             Meant{Error::Read, Code::stream_error, "Read"},
             Meant{Error::Write, Code::stream_error, "Write"},
             Meant{Error::ExceedRedirectCount, Code::config_error, "ExceedRedirectCount"},
             Meant{Error::Canceled, Code::cancelled, "Canceled"},
             Meant{Error::SSLConnection, Code::tls, "SSLConnection"},
             Meant{Error::SSLLoadingCerts, Code::tls, "SSLLoadingCerts"},
             Meant{Error::SSLServerVerification, Code::tls, "SSLServerVerification"},
             Meant{Error::UnsupportedMultipartBoundaryChars, Code::config_error, "UnsupportedMultipartBoundaryChars"},
             Meant{Error::Compression, Code::stream_error, "Compression"},
             Meant{Error::ConnectionTimeout, Code::not_connected, "ConnectionTimeout"},
             Meant{static_cast<Error>(500), Code::stream_error, ""},
         }) {
        const ApiError error = amiss::error_from(meant.failure);
        EXPECT_EQ(error, meant.code) << meant.name;
        EXPECT_EQ(error.context(), meant.name);
        EXPECT_EQ(error.provenance(), amiss::Provenance::transport);
        if (meant.failure != Error::Success) {
            EXPECT_EQ(error.cause().category().name(), std::string("httplib"));
            EXPECT_EQ(error.cause().message(), httplib::to_string(meant.failure));
        }
    }
}

TEST(adapt_httplib_client, a_response_is_read_with_its_headers)
{
    Peer peer({{response("429 Too Many Requests\r\nretry-after: 3\r\nX-Request-Id: req_7",
                         R"({"success":false,"error":{"type":"rate_limit_error","code":"rate_limit_exceeded",)"
                         R"("message":"Too many requests."}})")}});
    httplib::Client client("127.0.0.1", peer.number());
    const httplib::Result result = client.Get("/");
    ASSERT_TRUE(result);
    const amiss::Received reply = amiss::received(*result);
    EXPECT_EQ(reply.body().data(), result->body.data());
    EXPECT_EQ(reply.status(), amiss::HttpStatus::too_many_requests);
    const ApiError error = amiss::check(cstar::envelope, amiss::received(result)).error();
    EXPECT_EQ(error, cstar::Code::rate_limit_exceeded);
    EXPECT_EQ(error.retry_after(), 3s);
    EXPECT_EQ(error.request_id(), "req_7");
    EXPECT_EQ(amiss::check(amiss::received(result), cstar::envelope).error(), cstar::Code::rate_limit_exceeded);
}

TEST(adapt_httplib_client, a_success_is_a_value_also_of_a_call_whose_body_is_not_wanted)
{
    Peer peer({{response("204 No Content")}});
    httplib::Client client("127.0.0.1", peer.number());
    EXPECT_TRUE(amiss::check(cstar::envelope, amiss::received(client.Delete("/tickets/7"))));
}

TEST(adapt_httplib_client, before_anything_was_sent_any_method_may_be_repeated)
{
    const peers::Port nobody;
    httplib::Client refused("127.0.0.1", nobody.number());
    expect_failure(refused.Post("/"), Error::Connection, Code::not_connected);

    const peers::Full full;
    httplib::Client slow("127.0.0.1", full.number());
    slow.set_connection_timeout(50ms);
    expect_failure(slow.Post("/"), Error::ConnectionTimeout, Code::not_connected);
    EXPECT_EQ(amiss::error_from(Error::ConnectionTimeout).retry_class(), amiss::Retry::after_delay);

    httplib::Client elsewhere("127.0.0.1", nobody.number());
    elsewhere.set_interface("192.0.2.1"); // an address that this machine does not have
    expect_failure(elsewhere.Post("/"), Error::BindIPAddress, Code::not_connected);
}

TEST(adapt_httplib_client, after_it_only_what_is_idempotent_may)
{
    const std::string cut = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"id\":";
    Peer peer({{""}, {"", End::reset}, {cut}, {cut, End::reset}, {"SSH-2.0-OpenSSH\r\n"}, {cut, End::wait}});
    for (int i = 0; i < 6; ++i) {
        SCOPED_TRACE(i);
        httplib::Client client("127.0.0.1", peer.number());
        client.set_read_timeout(100ms);
        expect_failure(client.Post("/", "{}", "application/json"), Error::Read, Code::stream_error);
    }
    EXPECT_EQ(amiss::error_from(Error::Read).retry_class(), amiss::Retry::if_idempotent);
}

TEST(adapt_httplib_client, what_cannot_succeed_is_final)
{
    Peer circle({{response("302 Found\r\nLocation: /")}});
    httplib::Client client("127.0.0.1", circle.number());
    client.set_follow_location(true);
    expect_failure(client.Get("/"), Error::ExceedRedirectCount, Code::config_error);

    Peer endless({{"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfour"}});
    httplib::Client stopped("127.0.0.1", endless.number());
    expect_failure(stopped.Get("/", [](const char*, std::size_t) { return false; }), Error::Canceled, Code::cancelled);
}

#if defined(CPPHTTPLIB_OPENSSL_SUPPORT)
TEST(adapt_httplib_client, tls_that_is_none)
{
    Peer peer({{response("400 Bad Request")}});
    httplib::SSLClient client("127.0.0.1", peer.number());
    expect_failure(client.Get("/"), Error::SSLConnection, Code::tls);
}
#endif

TEST(adapt_httplib_client, a_post_is_repeated_under_one_key)
{
    Peer peer({{""}, {response("201 Created", "{}")}});
    httplib::Client client("127.0.0.1", peer.number());
    amiss::RetryPolicy policy;
    policy.base = 1ms;
    const auto made = amiss::retry_with_key(policy, [&](const amiss::IdempotencyKey& key) -> amiss::expected<void> {
        const httplib::Headers headers{{"Idempotency-Key", std::string(key.view())}};
        return amiss::check(cstar::envelope, amiss::received(client.Post("/", headers, "{}", "application/json")));
    });
    EXPECT_TRUE(made);
    const std::vector<std::string> requests = peer.requests();
    ASSERT_EQ(requests.size(), 2U);
    EXPECT_EQ(requests[0], requests[1]);
    EXPECT_NE(requests[0].find("Idempotency-Key: "), std::string::npos);
}

} // namespace
